import { readFileSync } from 'node:fs';
import { captureTraffic, waysToWrite } from '../captured-traffic.ts';
import { environment, expect, test } from '../fixtures.ts';

// Amounts whose nine digits do not occur by chance.
const adasMax = 734_195_862;
const reserve = 615_930_274;

test('a max bid reaches only its owner: no other frame, page, response or log line has it [I28]', async ({
  createAuction,
}) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada', { at: 'about:blank' });
  const ben = await auction.enter('Ben', { at: 'about:blank' });
  const watcher = await auction.enter('Wim', { paddle: 'none', at: 'about:blank' });
  const traffic = {
    ada: captureTraffic(ada.page),
    ben: captureTraffic(ben.page),
    watcher: captureTraffic(watcher.page),
  };
  for (const person of [ada, ben, watcher]) await person.open(auction.lotPath);

  await ada.setMax(adasMax, { twice: true });
  await expect(ada.panel).toContainText(/accepted/);
  await ben.setMax(150);
  await ben.shows({ price: 160, standing: 'Outbid' });
  await ada.page.goto('/my-bids');
  for (const person of [ben, watcher]) {
    for (const path of ['/', '/my-bids', `/api/auctions/${auction.auctionId}`, '/api/auctions', auction.auctionPath]) {
      await person.page.goto(path);
    }
    await person.page
      .getByRole('link', { name: new RegExp(auction.lot.title) })
      .first()
      .click();
    await person.isLive();
  }

  // Checks the search itself: Ada received her maximum in a frame and on a page.
  const own = traffic.ada.find(waysToWrite(adasMax));
  expect(own.some((place) => place.includes('in frame'))).toBe(true);
  expect(own.some((place) => place.includes('/my-bids'))).toBe(true);

  expect(traffic.ben.find(waysToWrite(adasMax))).toEqual([]);
  expect(traffic.watcher.find(waysToWrite(adasMax))).toEqual([]);
  const log = readFileSync(environment('E2E_LOG'), 'utf8');
  expect(waysToWrite(adasMax).filter((text) => log.includes(text))).toEqual([]);
  expect(traffic.watcher.frames()).toBeGreaterThan(3);
  expect(traffic.watcher.bodies()).toBeGreaterThan(10);
});

test('an unmet reserve stays secret [I31]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10, reserve });
  const ada = await auction.enter('Ada', { at: 'about:blank' });
  const traffic = captureTraffic(ada.page);
  await ada.open(auction.lotPath);
  await ada.bid(100);
  await ada.shows({ standing: 'Leading – reserve not met' });
  for (const path of ['/', auction.auctionPath, auction.lotPath, '/my-bids', `/api/auctions/${auction.auctionId}`])
    await ada.page.goto(path);
  expect(traffic.find(waysToWrite(reserve))).toEqual([]);
  const log = readFileSync(environment('E2E_LOG'), 'utf8');
  expect(waysToWrite(reserve).filter((text) => log.includes(text))).toEqual([]);
  expect(traffic.bodies()).toBeGreaterThan(5);
});
