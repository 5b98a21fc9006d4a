import { readFileSync } from 'node:fs';
import { formsOf, listen } from '../captured-traffic.ts';
import { expect, test, told } from '../fixtures.ts';

// Sums whose nine digits occur nowhere by chance.
const adasMax = 734_195_862;
const reserve = 615_930_274;

test('a max bid reaches nobody but its owner: not a frame, a page, an answer or a log line [I28]', async ({
  scenario,
}) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada', { at: 'about:blank' });
  const ben = await scene.enter('Ben', { at: 'about:blank' });
  const watcher = await scene.enter('Wim', { paddle: 'none', at: 'about:blank' });
  const heard = { ada: listen(ada.page), ben: listen(ben.page), watcher: listen(watcher.page) };
  for (const person of [ada, ben, watcher]) await person.open(scene.lotPath);

  await ada.setMax(adasMax, { twice: true });
  await expect(ada.panel).toContainText(/accepted/);
  await ben.setMax(150);
  await ben.shows({ price: 160, standing: 'Outbid' });
  await ada.page.goto('/my-bids');
  for (const person of [ben, watcher]) {
    for (const path of ['/', '/my-bids', `/api/auctions/${scene.auctionId}`, '/api/auctions', scene.auctionPath]) {
      await person.page.goto(path);
    }
    await person.page
      .getByRole('link', { name: new RegExp(scene.lot.title) })
      .first()
      .click();
    await person.isLive();
  }

  // The scan must be able to find: Ada herself was told, on the wire and on a page.
  const own = heard.ada.found(formsOf(adasMax));
  expect(own.some((place) => place.includes('in frame'))).toBe(true);
  expect(own.some((place) => place.includes('/my-bids'))).toBe(true);

  expect(heard.ben.found(formsOf(adasMax))).toEqual([]);
  expect(heard.watcher.found(formsOf(adasMax))).toEqual([]);
  const log = readFileSync(told('E2E_LOG'), 'utf8');
  expect(formsOf(adasMax).filter((form) => log.includes(form))).toEqual([]);
  expect(heard.watcher.frames()).toBeGreaterThan(3);
  expect(heard.watcher.bodies()).toBeGreaterThan(10);
});

test('a reserve that is not met stays secret to bidders and watchers alike [I31]', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10, reserve });
  const ada = await scene.enter('Ada', { at: 'about:blank' });
  const heard = listen(ada.page);
  await ada.open(scene.lotPath);
  await ada.bid(100);
  await ada.shows({ standing: 'Leading – reserve not met' });
  for (const path of ['/', scene.auctionPath, scene.lotPath, '/my-bids', `/api/auctions/${scene.auctionId}`])
    await ada.page.goto(path);
  expect(heard.found(formsOf(reserve))).toEqual([]);
  const log = readFileSync(told('E2E_LOG'), 'utf8');
  expect(formsOf(reserve).filter((form) => log.includes(form))).toEqual([]);
  expect(heard.bodies()).toBeGreaterThan(5);
});
