import { expect, test } from '../fixtures.ts';

test('a late bid extends the close on every screen [C2]', async ({ createAuction }) => {
  const auction = await createAuction({
    opening: 100,
    increment: 10,
    closesIn: 45,
    softClose: { window: 60, extension: 90 },
  });
  const [ada, ben, watcher] = [await auction.enter('Ada'), await auction.enter('Ben'), await auction.spectator()];
  await ada.bid(100);
  for (const person of [ada, ben, watcher]) {
    await expect(person.panel.getByText('added to the closing time')).toBeAttached();
    await expect(person.history).toContainText(/extended/i);
  }
  await ben.page.reload();
  await expect(ben.history).toContainText(/extended/i);
});

test('a lot closes by the clock, and everybody sees the same result [C1, O1, O2]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10, closesIn: 30 });
  const [ada, ben, watcher] = await Promise.all([auction.enter('Ada'), auction.enter('Ben'), auction.spectator()]);
  await ada.bid(100);
  await ben.bid(110);
  await ada.shows({ standing: 'Outbid' });
  await ben.shows({ price: 110, standing: 'Won' }, { timeout: 45_000 });
  await ada.shows({ price: 110, standing: 'Lost' });
  await expect(watcher.price).toContainText('Hammer price');
  await watcher.shows({ price: 110 });
  await expect(ada.chip(120)).toHaveCount(0);

  const latecomer = await auction.spectator();
  await expect(latecomer.price).toContainText('Hammer price');
  await latecomer.shows({ price: 110 });
});

test('a lot below its reserve is passed [R3]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10, reserve: 500, closesIn: 20 });
  const ada = await auction.enter('Ada');
  await ada.bid(100);
  await ada.shows({ standing: 'Leading – reserve not met' });
  await ada.shows({ standing: 'Not sold – reserve not met' }, { timeout: 30_000 });
  await expect(ada.panel).toContainText('Passed');
});
