import sharp from 'sharp';
import { expect, test } from '../fixtures.ts';
import { untilHydrated } from '../until-hydrated.ts';

test('bidders and guests cannot open the dashboard', async ({ createAuction }) => {
  const auction = await createAuction();
  const ada = await auction.enter('Ada', { at: '/dashboard' });
  await expect(ada.page.getByRole('heading', { name: /Auctions|Dashboard/ })).toHaveCount(0);
  const spectator = await auction.spectator();
  await spectator.page.goto(`/dashboard/auctions/${auction.auctionId}`);
  await expect(spectator.page).toHaveURL(/sign-in/);
});

test('an admin makes a bidder a clerk and suspends them; a clerk cannot open the page of people', async ({
  createAuction,
}) => {
  const auction = await createAuction();
  const name = `Cleo Marsh ${Date.now()}`;
  const cleo = await auction.enter(name, { at: 'about:blank' });
  const { page } = await auction.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard' });
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Search people by name or e-mail').fill(cleo.cast?.email ?? '');
  await page.getByRole('button', { name: 'Search' }).click();
  // Until the address changes, the row belongs to the unfiltered list.
  await expect(page).toHaveURL(/[?&]search=/);
  const row = page.getByRole('row', { name });
  await expect(row).toHaveCount(1);

  const changeRole = row.getByRole('button', { name: `Change the role of ${name}` });
  await untilHydrated(changeRole);
  await changeRole.click();
  await page.getByLabel('Role', { exact: true }).selectOption('Clerk');
  await page.getByRole('button', { name: `Make ${name} a clerk` }).click();
  await expect(row).toContainText('Clerk');
  await cleo.page.goto('/dashboard');
  await expect(cleo.page.getByRole('heading', { level: 1 })).toContainText('Auctions');
  await cleo.page.goto('/dashboard/people');
  await expect(cleo.page.getByRole('heading', { level: 1 })).not.toContainText('People');

  await row.getByRole('button', { name: `Suspend ${name}` }).click();
  await page.getByLabel('Reason').fill('Left the key in the door.');
  await page.getByRole('button', { name: 'Suspend the account' }).click();
  await expect(row).toContainText('Left the key in the door.');
  await cleo.page.goto('/dashboard');
  await expect(cleo.page).toHaveURL(/sign-in/);
});

test('an admin sees the state of the node; a clerk and a bidder get 404', async ({ createAuction }) => {
  const auction = await createAuction();
  const { page } = await auction.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard' });
  await page.getByRole('link', { name: 'System' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('System');
  await expect(page.getByRole('link', { name: 'System' })).toHaveAttribute('aria-current', 'page');
  const fact = (name: string) => page.getByRole('term').filter({ hasText: name }).locator('+ dd');
  await expect(fact('Ready')).toHaveText('Yes');
  await expect(fact('Matches this version')).toHaveText('Yes');
  await expect(fact('fsync')).toHaveText('on');

  for (const other of [
    await auction.enter('Cleo', { role: 'clerk', paddle: 'none', at: 'about:blank' }),
    await auction.enter('Ada', { at: 'about:blank' }),
  ])
    expect((await other.page.goto('/dashboard/system'))?.status()).toBe(404);
});

test('an admin creates an auction with lots and pictures and publishes it, and a bidder bids', async ({
  createAuction,
}) => {
  test.setTimeout(120_000);
  const auction = await createAuction();
  const admin = await auction.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard' });
  const { page } = admin;
  const title = `Lamps of Lewes ${Date.now()}`;

  await page.getByRole('link', { name: 'New auction' }).first().click();
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.waitForURL(/\/dashboard\/auctions\/[0-9a-f-]{36}/);
  const draftPath = new URL(page.url()).pathname.split('/').slice(0, 4).join('/');

  await page.goto(`${draftPath}/lots/new`);
  for (const [name, last] of [
    ['A brass lamp', false],
    ['A glass lamp', true],
  ] as const) {
    await page.getByLabel('Title', { exact: true }).fill(name);
    await page.getByLabel('Opening bid').fill('40');
    if (!last) {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: await greyPicture() });
      await expect(page.getByRole('img').last()).toBeVisible();
    }
    await page.getByRole('button', { name: last ? 'Add it' : 'Add it, then the next', exact: true }).click();
    if (!last) await expect(page.getByLabel('Title', { exact: true })).toHaveValue('');
  }

  await page.goto(`${draftPath}/schedule`);
  await page.getByLabel('First lot closes at').fill(wallClock(Date.now() + 130_000));
  await page.getByLabel('First lot closes at').press('Tab');
  await expect(page.getByText(/Saved/i).first()).toBeVisible();

  await page.goto(`${draftPath}/review`);
  await page.getByRole('button', { name: /Publish|Put .* on sale/ }).click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  // The page updates without a reload.
  await expect(page.getByText('On now', { exact: true })).toBeVisible();

  const bidder = await auction.enter('Ben', { paddle: 'none', at: '/' });
  await bidder.page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await bidder.page.getByRole('checkbox', { name: /I accept/ }).check();
  await bidder.page.getByRole('button', { name: 'Register to bid' }).click();
  await expect(bidder.page.getByText(/Your paddle is \d+/)).toBeVisible();
  await bidder.page
    .getByRole('link', { name: /A brass lamp/ })
    .first()
    .click();
  await bidder.isLive();
  await bidder.bid(40);
  await bidder.shows({ price: 40, standing: 'Leading' });
});

test('errors in a draft are visible beside their fields', async ({ createAuction }) => {
  const auction = await createAuction();
  const context = { viewport: { width: 1280, height: 800 } } as const;
  const { page } = await auction.enter('Vera', {
    role: 'admin',
    paddle: 'none',
    at: '/dashboard/auctions/new',
    context,
  });
  await page.getByLabel('Title', { exact: true }).fill(`Lamps of Rye ${Date.now()}`);
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.waitForURL(/\/dashboard\/auctions\/[0-9a-f-]{36}/);
  const draftPath = new URL(page.url()).pathname.split('/').slice(0, 4).join('/');

  await page.goto(`${draftPath}/lots/new`);
  await page.getByLabel('Title', { exact: true }).fill('A brass lamp');
  await page.getByLabel('Opening bid').fill('ten');
  await page.getByRole('button', { name: 'Add it', exact: true }).click();
  await expect(page.getByLabel('Opening bid')).toBeFocused();
  // Above the toolbar, not behind it.
  const bar = page.getByRole('toolbar', { name: 'Saving' });
  const problem = page.locator('#field-openingBid-error');
  await expect(problem).toBeInViewport({ ratio: 1 });
  await expect
    .poll(async () => {
      const [message, toolbar] = [await problem.boundingBox(), await bar.boundingBox()];
      return message && toolbar ? message.y + message.height <= toolbar.y : null;
    })
    .toBe(true);

  await page.goto(`${draftPath}/schedule`);
  await page.getByLabel('First lot closes at').fill(wallClock(Date.now() - 3_600_000));
  await expect(page.getByText('This is in the past.')).toBeVisible();
});

/** A grey picture of 400 × 300 pixels. */
function greyPicture(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 300, channels: 3, background: '#999' } })
    .png()
    .toBuffer();
}

/** A time in the format of a date-time field, in London, the server's time zone. */
function wallClock(at: number): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16).replace(' ', 'T');
}
