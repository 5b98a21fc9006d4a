import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, test, told } from '../fixtures.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// Reading each page by axe takes its time on a small machine.
test.describe.configure({ timeout: 300_000 });

/** The rules on which a theme has a bearing; all others find the same in both. */
const ofColour = ['color-contrast', 'link-in-text-block'];

/** Nothing on the page that axe finds wrong, in either theme. */
async function isAccessible(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
    const { violations } = await (colorScheme === 'light'
      ? axe.withTags(standards)
      : axe.withRules(ofColour)
    ).analyze();
    const told = violations.map(
      ({ id, nodes }) => `${id} (${colorScheme}): ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
    expect(told, `on ${page.url()}`).toEqual([]);
  }
}

test('the pages that everybody sees', async ({ page, scenario }) => {
  const scene = await scenario({ lots: 3, closeGap: 60 });
  for (const path of [
    '/',
    scene.auctionPath,
    scene.lotPath,
    `${scene.lotPath}/history`,
    '/verify',
    '/sign-in',
    '/sign-up',
    '/my-bids',
    '/no-such-page',
    '/setup?token=wrong',
  ]) {
    await page.goto(path);
    await isAccessible(page);
  }
});

test('the lot in every state that a bidder sees', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10, reserve: 130 });
  const [ada, ben] = [await scene.enter('Ada'), await scene.enter('Ben')];
  await isAccessible(ada.page);
  await ada.arm(100);
  await ada.confirm(100);
  await ada.shows({ standing: 'Leading – reserve not met' });
  await isAccessible(ada.page);
  await ben.setMax(150);
  await ada.shows({ standing: 'Outbid' });
  await isAccessible(ada.page);
  await ben.shows({ standing: 'Leading' });
  await isAccessible(ben.page);
  for (const path of ['/my-bids', '/account', scene.auctionPath]) {
    await ben.page.goto(path);
    await isAccessible(ben.page);
  }
});

test('a lot that is closed, a paddle that waits, a person without one', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10, closesIn: 20 });
  const ada = await scene.enter('Ada');
  await ada.bid(100);
  await ada.shows({ standing: 'Won' }, { timeout: 30_000 });
  await isAccessible(ada.page);
  const open = await scenario({ registration: 'approval' });
  const ben = await open.enter('Ben', { paddle: 'awaiting-approval' });
  await isAccessible(ben.page);
  const cleo = await open.enter('Cleo', { paddle: 'none', at: open.auctionPath });
  await isAccessible(cleo.page);
});

test('the dashboard', async ({ scenario }) => {
  const scene = await scenario({ lots: 2 });
  const admin = await scene.enter('Vera', { role: 'admin', paddle: 'none', at: '/dashboard' });
  const auction = `/dashboard/auctions/${scene.auctionId}`;
  for (const path of [
    '/dashboard',
    '/dashboard/people',
    '/dashboard/auctions/new',
    auction,
    `${auction}/details`,
    `${auction}/rules`,
    `${auction}/schedule`,
    `${auction}/lots`,
    `${auction}/lots/${scene.lot.lotId}`,
    `${auction}/paddles`,
  ]) {
    await admin.page.goto(path);
    await isAccessible(admin.page);
  }
});

test('on a phone nothing scrolls sideways, and the bid bar is there', async ({ scenario }) => {
  const scene = await scenario({ lots: 3 });
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
  const ada = await scene.enter('Ada', { context: phone });
  await expect(ada.chip(100)).toBeInViewport();
  const box = await ada.chip(100).boundingBox();
  expect(box?.height ?? 0).toBeGreaterThanOrEqual(48);
  await ada.bid(100);
  await ada.shows({ standing: 'Leading' });
  for (const path of ['/', scene.auctionPath, scene.lotPath, '/my-bids', '/account', '/sign-in', '/sign-up']) {
    await ada.page.goto(path);
    const width = await ada.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(390);
  }
});

test('on the narrowest phone nothing scrolls sideways, and every page leads to the auctions', async ({ scenario }) => {
  const scene = await scenario({ lots: 3 });
  const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } as const;
  const ada = await scene.enter('Adalbertine von Hohenheim', { context: phone });
  for (const path of ['/', scene.auctionPath, scene.lotPath, '/my-bids', '/account', '/sign-in', '/sign-up']) {
    await ada.page.goto(path);
    const width = await ada.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(320);
    await expect(ada.page.getByRole('banner').getByRole('link', { name: 'Auctions' })).toBeVisible();
    await expect(ada.page.getByRole('button', { name: 'Adalbertine von Hohenheim' })).toBeVisible();
  }
});

test('in a low window the bid panel stands in the page and covers nothing', async ({ scenario }) => {
  const scene = await scenario();
  const ada = await scene.enter('Ada', { context: { viewport: { width: 640, height: 400 } } });
  await expect(ada.panel).toHaveCSS('position', 'static');
});

test('on a phone the first thing to be seen of a lot is what it is', async ({ scenario }) => {
  const scene = await scenario();
  const ada = await scene.enter('Ada', { context: { viewport: { width: 390, height: 844 } } });
  const heading = ada.page.getByRole('heading', { level: 1 });
  const [head, panel] = [await heading.boundingBox(), await ada.panel.boundingBox()];
  expect((head?.y ?? 0) + (head?.height ?? 0)).toBeLessThan(panel?.y ?? 0);
});

test('without JavaScript the lot is still whole: picture, price, close, history', async ({ scenario, browser }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada');
  await ada.bid(100);
  await ada.shows({ standing: 'Leading' });
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: told('E2E_URL') });
  const page = await context.newPage();
  await page.goto(scene.lotPath);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(scene.lot.title);
  await expect(page.getByRole('region', { name: /^Bidding on lot/ })).toContainText(/£100.*Time left[\d:]/s);
  await expect(page.getByRole('list', { name: 'Bids, newest first' })).toContainText('Paddle');
  await page.goto(scene.auctionPath);
  await expect(page.locator('main')).toContainText('£100');
  await context.close();
});
