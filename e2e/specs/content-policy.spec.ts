import type { Page } from 'playwright/test';
import sharp from 'sharp';
import { buildLotImage } from '#demo/seed/build-lot-image.ts';
import { environment, expect, test } from '../fixtures.ts';

/** Collects a page's policy violations, script errors and console errors. */
async function collectErrors(page: Page): Promise<string[]> {
  const errors: string[] = [];
  const report = (error: string) => errors.push(`${new URL(page.url()).pathname}: ${error}`);
  await page.exposeFunction('reportViolation', report);
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      const reportViolation = Reflect.get(globalThis, 'reportViolation') as (error: string) => void;
      reportViolation(`${violatedDirective} forbids ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });
  page.on('pageerror', (fault) => report(String(fault)));
  page.on('console', (message) => {
    // Chromium logs an error for a missing page.
    if (message.type() === 'error' && !/status of 404/.test(message.text())) report(message.text());
  });
  return errors;
}

/** Opens a page and waits until it is hydrated. */
async function visit(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole('group', { name: 'Colours' }).getByRole('radio', { checked: true })).toBeAttached();
}

test('public pages do not violate the policy', async ({ page, createAuction, store }) => {
  const auction = await createAuction({ lots: 3, closeGap: 60 });
  await addPictures(store.prisma, auction.lot.lotId);
  const errors = await collectErrors(page);
  for (const path of [
    '/',
    auction.auctionPath,
    `${auction.auctionPath}?q=bureau`,
    '/sign-in',
    '/sign-up',
    '/no-such-page',
    `${auction.auctionPath}/lots/999`,
    '/setup?token=wrong',
    auction.lotPath,
  ]) {
    await visit(page, path);
  }
  // Content that scripts add later: a theme, the lightbox, client-side navigation.
  for (const colours of ['Dark', 'Light']) await page.getByRole('radio', { name: colours }).check({ force: true });
  await page.getByRole('link', { name: 'Open in full' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').last().click();
  await expect(page).toHaveURL(auction.auctionPath);
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  expect(errors).toEqual([]);
});

test('the pages of a bidder and an admin do not violate the policy', async ({ createAuction }) => {
  const auction = await createAuction({ lots: 2 });
  const ada = await auction.enter('Ada', { at: 'about:blank' });
  const vera = await auction.enter('Vera', { role: 'admin', paddle: 'none', at: 'about:blank' });
  const dashboardPath = `/dashboard/auctions/${auction.auctionId}`;
  const visits: readonly (readonly [Page, readonly string[]])[] = [
    [ada.page, ['/', auction.auctionPath, '/my-bids', '/account', '/sign-out', auction.lotPath]],
    [
      vera.page,
      [
        '/dashboard',
        '/dashboard/people',
        '/dashboard/system',
        '/dashboard/auctions/new',
        dashboardPath,
        ...['details', 'rules', 'schedule', 'lots', `lots/${auction.lot.lotId}`, 'paddles'].map(
          (part) => `${dashboardPath}/${part}`,
        ),
      ],
    ],
  ];
  for (const [page, paths] of visits) {
    const errors = await collectErrors(page);
    for (const path of paths) await visit(page, path);
    if (page === ada.page) {
      await ada.isLive();
      await ada.bid(100);
      await ada.page.getByRole('button', { name: 'Ada' }).click();
      await expect(ada.page.getByRole('menu')).toBeVisible();
    }
    expect(errors).toEqual([]);
  }
});

test('an injected script does not run', async ({ page, createAuction }) => {
  const auction = await createAuction();
  const violation = page.waitForEvent('console', {
    predicate: (message) => /Content Security Policy/.test(message.text()),
  });
  await page.route(auction.lotPath, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</main>', '<script>document.title = "taken over"</script></main>');
    await route.fulfill({ response, body });
  });
  await page.goto(auction.lotPath);
  await violation;
  await expect(page).toHaveTitle(/^Lot 1: /);
});

test('each response has its own nonce, and every script has it', async ({ request, createAuction }) => {
  const { lotPath } = await createAuction();
  const nonces = new Set<string>();
  for (const _ of ['Ada', 'Ben']) {
    const response = await request.get(lotPath);
    const policy = response.headers()['content-security-policy'] ?? '';
    const nonce = /script-src 'self' 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    nonces.add(nonce);
    const html = await response.text();
    const scripts = html.match(/<(script|style)\b[^>]*>/g) ?? [];
    const withoutNonce = scripts.filter(
      (tag) => !tag.includes(`nonce="${nonce}"`) && !tag.includes('application/ld+json'),
    );
    expect(scripts.length).toBeGreaterThan(3);
    expect(withoutNonce).toEqual([]);
    expect(html).not.toMatch(/\son\w+="/);
  }
  expect(nonces.size).toBe(2);
});

test('every page sends nosniff and is not cached for other people', async ({ request, createAuction }) => {
  const auction = await createAuction();
  for (const path of ['/', auction.auctionPath, auction.lotPath, '/my-bids', '/sign-in']) {
    const response = await request.get(`${environment('E2E_URL')}${path}`);
    expect(response.headers()['x-content-type-options'], path).toBe('nosniff');
    expect(response.headers()['cache-control'] ?? '', path).toMatch(/no-store|private|no-cache/);
  }
});

async function addPictures(store: Parameters<typeof buildLotImage>[0], lotId: string) {
  const file = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#776655' } })
    .webp()
    .toBuffer();
  for (const position of [1, 2]) {
    await buildLotImage(store, {
      lotId,
      position,
      alt: `View ${position}`,
      picture: { width: 320, height: 240, thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI', files: new Map([[320, file]]) },
    });
  }
}
