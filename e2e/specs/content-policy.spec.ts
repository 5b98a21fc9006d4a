import type { Page } from 'playwright/test';
import sharp from 'sharp';
import { buildLotImage } from '#demo/seed/build-lot-image.ts';
import { expect, test } from '../fixtures.ts';

/** What a browser said against a page: what its policy forbade, faults of scripts, and errors on the console. */
async function complaintsAbout(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  const say = (words: string) => complaints.push(`${new URL(page.url()).pathname}: ${words}`);
  await page.exposeFunction('tellViolation', say);
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      const tell = Reflect.get(globalThis, 'tellViolation') as (words: string) => void;
      tell(`${violatedDirective} forbids ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });
  page.on('pageerror', (fault) => say(String(fault)));
  page.on('console', (message) => {
    // Of a page that is not there Chromium says so itself.
    if (message.type() === 'error' && !/status of 404/.test(message.text())) say(message.text());
  });
  return complaints;
}

/** Opens a page and waits until its scripts have taken hold of it. */
async function visit(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole('group', { name: 'Colours' }).getByRole('radio', { checked: true })).toBeAttached();
}

test('the policy finds nothing to forbid on the pages that everybody sees', async ({ page, scenario, store }) => {
  const scene = await scenario({ lots: 3, closeGap: 60 });
  await hangPictures(store.prisma, scene.lot.lotId);
  const complaints = await complaintsAbout(page);
  for (const path of [
    '/',
    scene.auctionPath,
    `${scene.auctionPath}?q=bureau`,
    '/sign-in',
    '/sign-up',
    '/no-such-page',
    `${scene.auctionPath}/lots/999`,
    '/setup?token=wrong',
    scene.lotPath,
  ]) {
    await visit(page, path);
  }
  // What is written into the page while it is used: a theme, a popover, the pictures in full, another page without loading.
  for (const colours of ['Dark', 'Light']) await page.getByRole('radio', { name: colours }).check({ force: true });
  await page.getByRole('link', { name: 'Open in full' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').last().click();
  await expect(page).toHaveURL(scene.auctionPath);
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  expect(complaints).toEqual([]);
});

test('nor on those of a bidder and an admin', async ({ scenario }) => {
  const scene = await scenario({ lots: 2 });
  const ada = await scene.enter('Ada', { at: 'about:blank' });
  const vera = await scene.enter('Vera', { role: 'admin', paddle: 'none', at: 'about:blank' });
  const auction = `/dashboard/auctions/${scene.auctionId}`;
  const walks: readonly (readonly [Page, readonly string[]])[] = [
    [ada.page, ['/', scene.auctionPath, '/my-bids', '/account', '/sign-out', scene.lotPath]],
    [
      vera.page,
      [
        '/dashboard',
        '/dashboard/people',
        '/dashboard/system',
        '/dashboard/auctions/new',
        auction,
        ...['details', 'rules', 'schedule', 'lots', `lots/${scene.lot.lotId}`, 'paddles'].map(
          (part) => `${auction}/${part}`,
        ),
      ],
    ],
  ];
  for (const [page, paths] of walks) {
    const complaints = await complaintsAbout(page);
    for (const path of paths) await visit(page, path);
    if (page === ada.page) {
      await ada.isLive();
      await ada.bid(100);
      await ada.page.getByRole('button', { name: 'Ada' }).click();
      await expect(ada.page.getByRole('menu')).toBeVisible();
    }
    expect(complaints).toEqual([]);
  }
});

test('a script that somebody got into a page does not run', async ({ page, scenario }) => {
  const scene = await scenario();
  const told = page.waitForEvent('console', { predicate: (message) => /Content Security Policy/.test(message.text()) });
  await page.route(scene.lotPath, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('</main>', '<script>document.title = "taken over"</script></main>');
    await route.fulfill({ response: answer, body });
  });
  await page.goto(scene.lotPath);
  await told;
  await expect(page).toHaveTitle(/^Lot 1: /);
});

test('two readers of one page are given two nonces, and no script without one', async ({ request, scenario }) => {
  const { lotPath } = await scenario();
  const nonces = new Set<string>();
  for (const _ of ['Ada', 'Ben']) {
    const answer = await request.get(lotPath);
    const policy = answer.headers()['content-security-policy'] ?? '';
    const nonce = /script-src 'self' 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    nonces.add(nonce);
    const html = await answer.text();
    const scripts = html.match(/<(script|style)\b[^>]*>/g) ?? [];
    const own = scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`) && !tag.includes('application/ld+json'));
    expect(scripts.length).toBeGreaterThan(3);
    expect(own).toEqual([]);
    expect(html).not.toMatch(/\son\w+="/);
  }
  expect(nonces.size).toBe(2);
});

async function hangPictures(store: Parameters<typeof buildLotImage>[0], lotId: string) {
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
