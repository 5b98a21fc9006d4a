import { environment, expect, test } from '../fixtures.ts';

test('a bid appears on every screen, and the outbid bidder sees it within a second [B1]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, ben, watcher] = [await auction.enter('Ada'), await auction.enter('Ben'), await auction.spectator()];

  await ada.bid(100);
  await ada.shows({ price: 100, standing: 'Leading' });
  await ben.shows({ price: 100, asking: 110 });
  await watcher.shows({ price: 100 });

  await ben.bid(110);
  await ada.shows({ price: 110, standing: 'Outbid', asking: 120 }, { timeout: 1_000 });
  await watcher.shows({ price: 110 }, { timeout: 1_000 });
  await ben.shows({ price: 110, standing: 'Leading' });
});

test('the higher of two maximums leads one increment above the other, and stays secret [X1]', async ({
  createAuction,
}) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await ada.setMax(200, { twice: false });
  await ada.shows({ price: 100, standing: 'Leading' });
  await ben.setMax(150, { twice: false });
  await ben.shows({ price: 160, standing: 'Outbid' });
  await expect(ben.panel).toContainText(/earlier maximum is higher/i);
  await ada.shows({ price: 160, standing: 'Leading' });
  await expect(ben.page.locator('body')).not.toContainText('£200');
});

test('the earlier of two equal maximums leads, at that amount [X2]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await ada.setMax(150);
  await ada.shows({ standing: 'Leading' });
  await ben.setMax(150);
  await ben.shows({ price: 150, standing: 'Outbid' });
  await ada.shows({ price: 150, standing: 'Leading' });
});

test('an exact bid above a maximum leads at its own amount [X4]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await ada.setMax(120);
  await ben.shows({ price: 100, asking: 110 });
  await ben.bid(130);
  await ben.shows({ price: 130, standing: 'Leading' });
  await ada.shows({ price: 130, standing: 'Outbid' });
  await expect(ada.history).toContainText(/Paddle \d+.*automatic/s);
});

test('raising a maximum does not change the price, and other bidders do not see it [X3]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await ada.bid(100);
  await ada.shows({ standing: 'Leading' });
  await ada.setMax(150);
  await expect(ada.panel).toContainText(/Maximum £150 accepted/);
  await ada.shows({ price: 100, standing: 'Leading' });
  await ben.shows({ price: 100, asking: 110 });
  await expect(ben.page.locator('body')).not.toContainText('£150');
});

test('a reserve is shown as not met, then met, and never as an amount [R1, R2]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10, reserve: 170 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await ben.shows({ reserve: 'Reserve not met' });
  await ada.bid(100);
  await ada.shows({ price: 100, standing: 'Leading – reserve not met', reserve: 'Reserve not met' });
  await expect(ben.page.locator('body')).not.toContainText('£170');
  await ben.setMax(190);
  await ben.shows({ price: 170, standing: 'Leading', reserve: 'Reserve met' });
  await ada.shows({ price: 170, standing: 'Outbid', reserve: 'Reserve met' });
});

test('one of two simultaneous bids is accepted, and the refusal of the other has the new minimum [B4]', async ({
  createAuction,
}) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  const sockets = [ada.connect(environment('E2E_URL')), ben.connect(environment('E2E_URL'))];
  const answers = await Promise.all(
    sockets.map((socket, i) =>
      socket.emitWithAck('bid:place', { key: `one-instant-key-${i}`, lotId: auction.lot.lotId, amount: 100_00 }),
    ),
  );
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused).toMatchObject([{ outcome: 'refused', refusal: { code: 'BELOW_ASKING_BID', askingBid: 110_00 } }]);
  const [winner, loser] = answers[0]?.ok ? [ada, ben] : [ben, ada];
  await winner.shows({ price: 100, standing: 'Leading' });
  await loser.shows({ price: 100, asking: 110 });
  await expect(loser.entries).toHaveCount(1);
  for (const socket of sockets) socket.close();
});

test('a double click bids nothing, and pressing Enter twice makes one bid', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  await ada.chip(100).dblclick();
  await expect(ada.panel.getByRole('button', { name: 'Confirm £100' })).toBeVisible();
  await expect(ada.panel).toContainText('no bids yet');
  // An unconfirmed bid is disarmed after four seconds.
  await expect(ada.chip(100)).toBeVisible();

  await ada.chip(100).focus();
  await ada.page.keyboard.press('Enter');
  await expect(ada.panel.getByRole('button', { name: 'Confirm £100' })).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await ada.shows({ price: 100, standing: 'Leading' });
  await expect(ada.entries).toHaveCount(1);
});

test('Escape disarms a bid and returns the focus to its button', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  await ada.chip(110).focus();
  await ada.page.keyboard.press('Enter');
  await expect(ada.panel.getByRole('button', { name: 'Confirm £110' })).toBeFocused();
  await ada.page.keyboard.press('Escape');
  await expect(ada.chip(110)).toBeFocused();
  await expect(ada.panel).toContainText('no bids yet');
});

test('an invalid amount stays as typed, with the reason, and cannot be bid', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  await ada.panel.getByRole('button', { name: 'Other amount', exact: true }).click();
  const field = ada.panel.getByLabel('Other amount', { exact: true });
  for (const [typed, reason] of [
    ['50', 'The minimum is £100.'],
    ['', 'The minimum is £100.'],
    ['1.250', 'Write it like 1,250 or 1,250.50.'],
  ] as const) {
    await field.fill(typed);
    await field.press('Tab');
    await expect(field).toHaveValue(typed);
    await expect(ada.panel.getByRole('status').filter({ hasText: reason })).toBeVisible();
    await expect(ada.panel.getByRole('button', { name: 'Bid', exact: true })).toBeDisabled();
  }
  await field.fill('125');
  await expect(ada.chip(125)).toBeEnabled();
});

test('a bid far above the price must be confirmed twice [B5]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  await ada.arm(1000);
  const confirm = ada.panel.getByRole('button', { name: 'Confirm £1,000' });
  await expect(confirm).toContainText('tap twice');
  await confirm.click();
  await expect(ada.panel.getByRole('button', { name: 'Yes, bid £1,000' })).toContainText('Tap once more to confirm');
  await expect(ada.panel).toContainText('no bids yet');
  await ada.panel.getByRole('button', { name: 'Yes, bid £1,000' }).click();
  await ada.shows({ price: 1000, standing: 'Leading' });
});

test('when the price passes an armed bid, nothing is bid and the new minimum is offered', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben', { at: '/' })];
  const socket = ben.connect(environment('E2E_URL'));
  await expect.poll(() => socket.connected).toBe(true);
  await ada.arm(100);
  // Over the socket, because an armed bid expires after four seconds.
  await socket.emitWithAck('bid:place', { key: 'ben-is-quicker-0001', lotId: auction.lot.lotId, amount: 120_00 });
  await expect(ada.panel.getByRole('button', { name: /Minimum is now £130/ })).toBeVisible();
  await expect(ada.panel).toContainText('Nothing was bid');
  await ada.panel.getByRole('button', { name: /Minimum is now £130/ }).click();
  await ada.confirm(130);
  await ada.shows({ price: 130, standing: 'Leading' });
  socket.close();
});
