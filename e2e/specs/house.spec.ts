import sharp from 'sharp';
import { expect, test, told } from '../fixtures.ts';
import { untilHydrated } from '../until-hydrated.ts';

test('somebody new signs up, signs in, registers for a paddle, and bids', async ({ scenario, page }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const email = `dora.${Date.now()}@example.com`;
  await page.goto(scene.lotPath);
  await page.getByRole('link', { name: 'Sign in to bid' }).click();
  await page.getByRole('link', { name: /create an account/i }).click();
  await page.getByLabel('Name').fill('Dora Example');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).not.toHaveURL(/sign-up/);

  await page.goto(scene.lotPath);
  await page.getByRole('link', { name: 'Register to bid' }).click();
  await expect(page.getByRole('complementary', { name: 'Your registration' })).toBeInViewport();
  await page.getByRole('checkbox', { name: /I accept/ }).check();
  await page.getByRole('button', { name: 'Register to bid' }).click();
  await expect(page.getByText(/Your paddle is \d+/).first()).toBeVisible();
  await page.getByRole('link', { name: `Back to lot ${scene.lot.lotNumber}` }).click();
  const panel = page.getByRole('region', { name: /^Bidding on lot/ });
  await panel.getByRole('button', { name: 'Bid £100', exact: true }).click();
  await panel.getByRole('button', { name: 'Confirm £100' }).click();
  await expect(panel.getByText('Leading', { exact: true })).toBeVisible();
  await page.goto('/my-bids');
  await expect(page.locator('main')).toContainText(scene.lot.title);
});

test('a wrong password is refused in words that do not tell whether the address is known', async ({
  page,
  scenario,
}) => {
  const scene = await scenario();
  const ada = await scene.enter('Ada', { at: 'about:blank' });
  const words: string[] = [];
  for (const email of [ada.cast?.email ?? '', 'nobody.at.all@example.com']) {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).last().click();
    const alert = page.getByRole('alert').filter({ hasText: /\S/ });
    await expect(alert.first()).toBeVisible();
    words.push(((await alert.first().textContent()) ?? '').trim());
  }
  expect(words[0]).toBe(words[1]);
});

test('a search of the catalogue leaves nothing empty in the address, and counts nothing as nought', async ({
  page,
  scenario,
}) => {
  const scene = await scenario({ lots: 3 });
  await page.goto(scene.auctionPath);
  const filters = page.getByRole('navigation', { name: 'Which lots' });
  await expect(filters.getByRole('link', { name: 'All lots 3' })).toBeVisible();
  const field = page.getByRole('searchbox', { name: 'Search the catalogue' });
  await field.fill('nothing like it');
  await field.press('Enter');
  await expect(page).toHaveURL(`${scene.auctionPath}?q=nothing+like+it`);
  await expect(filters.getByRole('link', { name: 'All lots', exact: true })).toBeVisible();
  await field.fill('');
  await field.press('Enter');
  await expect(page).toHaveURL(scene.auctionPath);
  await expect(filters.getByRole('link', { name: 'All lots 3' })).toBeVisible();
});

test('the dashboard is nobody’s but the house’s', async ({ scenario }) => {
  const scene = await scenario();
  const ada = await scene.enter('Ada', { at: '/dashboard' });
  await expect(ada.page.getByRole('heading', { name: /Auctions|Dashboard/ })).toHaveCount(0);
  const spectator = await scene.spectator();
  await spectator.page.goto(`/dashboard/auctions/${scene.auctionId}`);
  await expect(spectator.page).toHaveURL(/sign-in/);
});

test('an admin makes a bidder a clerk and suspends them; a clerk has no such page', async ({ scenario }) => {
  const scene = await scenario();
  const name = `Cleo Marsh ${Date.now()}`;
  const cleo = await scene.enter(name, { at: 'about:blank' });
  const { page } = await scene.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard' });
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Search people by name or e-mail').fill(cleo.cast?.email ?? '');
  await page.getByRole('button', { name: 'Search' }).click();
  // What was found comes with another address; until then the row of the whole list stands there.
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

test('an admin sees how their node is; for a clerk and a bidder there is no such page', async ({ scenario }) => {
  const scene = await scenario();
  const { page } = await scene.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard' });
  await page.getByRole('link', { name: 'System' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('System');
  await expect(page.getByRole('link', { name: 'System' })).toHaveAttribute('aria-current', 'page');
  const fact = (name: string) => page.getByRole('term').filter({ hasText: name }).locator('+ dd');
  await expect(fact('Ready')).toHaveText('Yes');
  await expect(fact('Matches this version')).toHaveText('Yes');
  await expect(fact('fsync')).toHaveText('on');

  for (const other of [
    await scene.enter('Cleo', { role: 'clerk', paddle: 'none', at: 'about:blank' }),
    await scene.enter('Ada', { at: 'about:blank' }),
  ])
    expect((await other.page.goto('/dashboard/system'))?.status()).toBe(404);
});

test('an admin creates an auction with lots, terms and pictures, publishes it, and a bidder buys', async ({
  scenario,
}) => {
  test.setTimeout(120_000);
  const scene = await scenario();
  const admin = await scene.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard' });
  const { page } = admin;
  const title = `Lamps of Lewes ${Date.now()}`;

  await page.getByRole('link', { name: 'New auction' }).first().click();
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.waitForURL(/\/dashboard\/auctions\/[0-9a-f-]{36}/);
  const auction = new URL(page.url()).pathname.split('/').slice(0, 4).join('/');

  await page.goto(`${auction}/lots/new`);
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

  await page.goto(`${auction}/schedule`);
  await page.getByLabel('First lot closes at').fill(wallClock(Date.now() + 130_000));
  await page.getByLabel('First lot closes at').press('Tab');
  await expect(page.getByText(/Saved/i).first()).toBeVisible();

  await page.goto(`${auction}/review`);
  await page.getByRole('button', { name: /Publish|Put .* on sale/ }).click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  // The page follows the saleroom by itself: nobody reloads it.
  await expect(page.getByText('On now', { exact: true })).toBeVisible();

  const bidder = await scene.enter('Ben', { paddle: 'none', at: '/' });
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

test('what is wrong with a draft is said where one looks', async ({ scenario }) => {
  const scene = await scenario();
  const context = { viewport: { width: 1280, height: 800 } } as const;
  const { page } = await scene.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard/auctions/new', context });
  await page.getByLabel('Title', { exact: true }).fill(`Lamps of Rye ${Date.now()}`);
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.waitForURL(/\/dashboard\/auctions\/[0-9a-f-]{36}/);
  const auction = new URL(page.url()).pathname.split('/').slice(0, 4).join('/');

  await page.goto(`${auction}/lots/new`);
  await page.getByLabel('Title', { exact: true }).fill('A brass lamp');
  await page.getByLabel('Opening bid').fill('ten');
  await page.getByRole('button', { name: 'Add it', exact: true }).click();
  await expect(page.getByLabel('Opening bid')).toBeFocused();
  // Above the bar of buttons, not behind it.
  const bar = page.getByRole('toolbar', { name: 'Saving' });
  const problem = page.locator('#field-openingBid-error');
  await expect(problem).toBeInViewport({ ratio: 1 });
  await expect
    .poll(async () => {
      const [words, buttons] = [await problem.boundingBox(), await bar.boundingBox()];
      return words && buttons ? words.y + words.height <= buttons.y : null;
    })
    .toBe(true);

  await page.goto(`${auction}/schedule`);
  await page.getByLabel('First lot closes at').fill(wallClock(Date.now() - 3_600_000));
  await expect(page.getByText('This is in the past.')).toBeVisible();
});

/** A picture of 400 × 300 grey pixels. */
function greyPicture(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 300, channels: 3, background: '#999' } })
    .png()
    .toBuffer();
}

/** A wall-clock time as a date-time field takes it, in London, where the house is. */
function wallClock(at: number): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16).replace(' ', 'T');
}

test('every page says nosniff, and nothing of one person’s is kept for another', async ({ request, scenario }) => {
  const scene = await scenario();
  for (const path of ['/', scene.auctionPath, scene.lotPath, '/my-bids', '/sign-in']) {
    const answer = await request.get(`${told('E2E_URL')}${path}`);
    expect(answer.headers()['x-content-type-options'], path).toBe('nosniff');
    expect(answer.headers()['cache-control'] ?? '', path).toMatch(/no-store|private|no-cache/);
  }
});
