import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { environment, expect, test } from '../fixtures.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// axe is slow on a small machine.
test.describe.configure({ timeout: 300_000 });

/** The rules whose findings depend on the theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** axe finds no violation on the page, in either theme. */
async function expectAccessible(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
    const { violations } = await (colorScheme === 'light'
      ? axe.withTags(standards)
      : axe.withRules(colourRules)
    ).analyze();
    const findings = violations.map(
      ({ id, nodes }) => `${id} (${colorScheme}): ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
    expect(findings, `on ${page.url()}`).toEqual([]);
  }
}

test('public pages are accessible', async ({ page, createAuction }) => {
  const auction = await createAuction({ lots: 3, closeGap: 60 });
  for (const path of [
    '/',
    auction.auctionPath,
    auction.lotPath,
    `${auction.lotPath}/history`,
    '/verify',
    '/sign-in',
    '/sign-up',
    '/my-bids',
    '/no-such-page',
    '/setup?token=wrong',
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test('a lot is accessible in every state of a bidder', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10, reserve: 130 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await expectAccessible(ada.page);
  await ada.arm(100);
  await ada.confirm(100);
  await ada.shows({ standing: 'Leading – reserve not met' });
  await expectAccessible(ada.page);
  await ben.setMax(150);
  await ada.shows({ standing: 'Outbid' });
  await expectAccessible(ada.page);
  await ben.shows({ standing: 'Leading' });
  await expectAccessible(ben.page);
  for (const path of ['/my-bids', '/account', auction.auctionPath]) {
    await ben.page.goto(path);
    await expectAccessible(ben.page);
  }
});

test('a closed lot is accessible, and pages for viewers with a pending paddle or none', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10, closesIn: 20 });
  const ada = await auction.enter('Ada');
  await ada.bid(100);
  await ada.shows({ standing: 'Won' }, { timeout: 30_000 });
  await expectAccessible(ada.page);
  const open = await createAuction({ registration: 'approval' });
  const ben = await open.enter('Ben', { paddle: 'awaiting-approval' });
  await expectAccessible(ben.page);
  const cleo = await open.enter('Cleo', { paddle: 'none', at: open.auctionPath });
  await expectAccessible(cleo.page);
});

test('the dashboard is accessible', async ({ createAuction }) => {
  const auction = await createAuction({ lots: 2 });
  const admin = await auction.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard' });
  const dashboardPath = `/dashboard/auctions/${auction.auctionId}`;
  for (const path of [
    '/dashboard',
    '/dashboard/people',
    '/dashboard/auctions/new',
    dashboardPath,
    `${dashboardPath}/details`,
    `${dashboardPath}/rules`,
    `${dashboardPath}/schedule`,
    `${dashboardPath}/lots`,
    `${dashboardPath}/lots/${auction.lot.lotId}`,
    `${dashboardPath}/paddles`,
  ]) {
    await admin.page.goto(path);
    await expectAccessible(admin.page);
  }
});

test('on a phone no page scrolls sideways, and the bid bar is visible', async ({ createAuction }) => {
  const auction = await createAuction({ lots: 3 });
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
  const ada = await auction.enter('Ada', { context: phone });
  await expect(ada.chip(100)).toBeInViewport();
  const box = await ada.chip(100).boundingBox();
  expect(box?.height ?? 0).toBeGreaterThanOrEqual(48);
  await ada.bid(100);
  await ada.shows({ standing: 'Leading' });
  for (const path of ['/', auction.auctionPath, auction.lotPath, '/my-bids', '/account', '/sign-in', '/sign-up']) {
    await ada.page.goto(path);
    const width = await ada.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(390);
  }
});

test('on a phone 320 pixels wide no page scrolls sideways, and every page links to the auctions', async ({
  createAuction,
}) => {
  const auction = await createAuction({ lots: 3 });
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } as const;
  const ada = await auction.enter('Adalbertine von Hohenheim', { context: phone });
  for (const path of ['/', auction.auctionPath, auction.lotPath, '/my-bids', '/account', '/sign-in', '/sign-up']) {
    await ada.page.goto(path);
    const width = await ada.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(320);
    await expect(ada.page.getByRole('banner').getByRole('link', { name: 'Auctions' })).toBeVisible();
    await expect(ada.page.getByRole('button', { name: 'Adalbertine von Hohenheim' })).toBeVisible();
  }
});

test('in a low window the bid panel is part of the page', async ({ createAuction }) => {
  const auction = await createAuction();
  const ada = await auction.enter('Ada', { context: { viewport: { width: 640, height: 400 } } });
  await expect(ada.panel).toHaveCSS('position', 'static');
});

test('on a phone the lot’s title is visible above the bid panel', async ({ createAuction }) => {
  const auction = await createAuction();
  const ada = await auction.enter('Ada', { context: { viewport: { width: 390, height: 844 } } });
  const heading = ada.page.getByRole('heading', { level: 1 });
  const [head, panel] = [await heading.boundingBox(), await ada.panel.boundingBox()];
  expect((head?.y ?? 0) + (head?.height ?? 0)).toBeLessThan(panel?.y ?? 0);
});

test('without JavaScript a lot shows its title, price, time left and history', async ({ createAuction, browser }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  await ada.bid(100);
  await ada.shows({ standing: 'Leading' });
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: environment('E2E_URL') });
  const page = await context.newPage();
  await page.goto(auction.lotPath);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(auction.lot.title);
  await expect(page.getByRole('region', { name: /^Bidding on lot/ })).toContainText(/£100.*Time left[\d:]/s);
  await expect(page.getByRole('list', { name: 'Bids, newest first' })).toContainText('Paddle');
  await page.goto(auction.auctionPath);
  await expect(page.locator('main')).toContainText('£100');
  await context.close();
});
