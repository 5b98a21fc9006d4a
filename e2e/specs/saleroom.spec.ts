import { randomBytes } from 'node:crypto';
import { environment, expect, test } from '../fixtures.ts';
import { createSwitchableNetwork } from '../switchable-network.ts';

const key = () => randomBytes(12).toString('hex');

test('a viewer who joins late sees the same price and history', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const [ada, ben] = [await auction.enter('Ada'), await auction.enter('Ben')];
  await ada.bid(100);
  await ben.shows({ asking: 110 });
  await ben.bid(110);
  await ada.shows({ standing: 'Outbid' });
  const cleo = await auction.enter('Cleo');
  await cleo.shows({ price: 110, asking: 120 });
  await expect(cleo.entries).toHaveCount(2);
  await cleo.bid(120);
  await ben.shows({ price: 120, standing: 'Outbid' });
});

test('without a network bidding is off and the price has its time; afterwards nothing is missing', async ({
  createAuction,
}) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada', { at: 'about:blank' });
  const network = await createSwitchableNetwork(ada.page);
  await ada.open(auction.lotPath);
  const ben = await auction.enter('Ben');

  await network.disconnect();
  await expect(ada.panel.getByText(/^(Reconnecting|Offline)$/)).toBeVisible();
  await expect(ada.panel).toContainText(/bidding is off until we are live again/i);
  await expect(ada.panel).toContainText(/as of \d\d:\d\d:\d\d/i);
  await expect(ada.chip(100)).toBeDisabled();
  await ben.bid(100);
  await ben.setMax(130);
  await expect(ben.panel).toContainText(/Maximum £130 accepted/);
  await ada.shows({ asking: 100 });

  await network.restore();
  await ada.shows({ price: 100, asking: 110 }, { timeout: 15_000 });
  await expect(ada.entries).toHaveCount(1);
  await ada.isLive();
  await ada.bid(110);
  await ada.shows({ price: 120, standing: 'Outbid' });
});

test('the same key sent twice is one bid with one answer [I5]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  const [one, other] = [ada.connect(environment('E2E_URL')), ada.connect(environment('E2E_URL'))];
  const bid = { key: key(), lotId: auction.lot.lotId, amount: 100_00 };
  const answers = await Promise.all([one.emitWithAck('bid:place', bid), other.emitWithAck('bid:place', bid)]);
  expect(answers[0]).toMatchObject({ ok: true });
  expect(answers[1]).toMatchObject({ ok: true, seq: answers[0].seq, hash: answers[0].hash });
  expect(await one.emitWithAck('bid:place', { ...bid, amount: 120_00 })).toMatchObject({
    ok: false,
    refusal: { code: 'KEY_REUSED' },
  });
  await ada.shows({ price: 100, standing: 'Leading' });
  await expect(ada.entries).toHaveCount(1);
  one.close();
  other.close();
});

test('looking up a key that was never received makes a later bid with it refused [I4]', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  const socket = ada.connect(environment('E2E_URL'));
  const bid = { key: key(), lotId: auction.lot.lotId };
  expect(await socket.emitWithAck('command:look-up', bid)).toMatchObject({
    ok: false,
    refusal: { code: 'NEVER_RECEIVED' },
  });
  expect(await socket.emitWithAck('bid:place', { ...bid, amount: 100_00 })).toMatchObject({
    ok: false,
    refusal: { code: 'NEVER_RECEIVED' },
  });
  await expect(ada.panel).toContainText('no bids yet');
  socket.close();
});

test('a spectator sees bids and cannot bid', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const watcher = await auction.spectator();
  const ada = await auction.enter('Ada');
  await ada.bid(100);
  await watcher.shows({ price: 100 });
  await expect(watcher.panel.getByRole('link', { name: 'Sign in to bid' })).toBeVisible();
  await expect(watcher.panel.getByRole('button', { name: /^Bid/ })).toHaveCount(0);
  const socket = watcher.connect(environment('E2E_URL'));
  expect(await socket.emitWithAck('bid:place', { key: key(), lotId: auction.lot.lotId, amount: 110_00 })).toMatchObject(
    {
      ok: false,
      refusal: { code: 'UNAUTHENTICATED' },
    },
  );
  socket.close();
});

test('a paddle can bid as soon as it is approved, without a reload', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10, registration: 'approval' });
  const ben = await auction.enter('Ben', { paddle: 'awaiting-approval' });
  await expect(ben.panel).toContainText('Awaiting approval');
  const socket = ben.connect(environment('E2E_URL'));
  expect(await socket.emitWithAck('bid:place', { key: key(), lotId: auction.lot.lotId, amount: 100_00 })).toMatchObject(
    {
      ok: false,
      refusal: { code: 'AWAITING_APPROVAL' },
    },
  );
  socket.close();

  const admin = await auction.enter('Vera', {
    role: 'admin',
    paddle: 'none',
    at: `/dashboard/auctions/${auction.auctionId}/paddles`,
  });
  await admin.page.getByRole('button', { name: /^Approve/ }).click();
  await expect(admin.page.getByText('May bid')).toBeVisible();
  await ben.shows({ asking: 100 });
  await ben.bid(100);
  await ben.shows({ price: 100, standing: 'Leading' });

  await admin.page.getByRole('button', { name: /^Suspend/ }).click();
  await expect(ben.panel).toContainText('Suspended');
});

test('signing out in another tab ends the session here within seconds', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  const other = await ada.context.newPage();
  await other.goto('/sign-out');
  await other.getByRole('button', { name: 'Sign out' }).last().click();
  await expect(ada.panel.getByRole('link', { name: /Sign in/ })).toBeVisible({ timeout: 4_000 });
  await expect(ada.chip(100)).toHaveCount(0);
});

test('a leader who signs out in another tab sees that the bid stands, and the masthead changes', async ({
  createAuction,
}) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  await ada.bid(100);
  await ada.shows({ standing: 'Leading' });
  const other = await ada.context.newPage();
  await other.goto('/sign-out');
  await other.getByRole('button', { name: 'Sign out' }).last().click();
  await expect(ada.panel).toContainText('You were signed out');
  await expect(ada.panel).toContainText('Your bid of £100 stands. Sign in to bid.');
  await expect(ada.page.getByRole('alert').filter({ hasText: 'Your bid of £100 stands.' })).toHaveCount(1);
  await expect(ada.page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('a page of another origin cannot open a socket with a bidder’s cookie', async ({ createAuction }) => {
  const auction = await createAuction({ opening: 100, increment: 10 });
  const ada = await auction.enter('Ada');
  const foreignSocket = ada.connect(environment('E2E_URL'));
  foreignSocket.close();
  foreignSocket.io.opts.extraHeaders = { ...foreignSocket.io.opts.extraHeaders, origin: 'https://evil.example' };
  const refused = new Promise((resolve) => foreignSocket.once('connect_error', resolve));
  foreignSocket.connect();
  expect(await refused).toBeInstanceOf(Error);
  expect(foreignSocket.connected).toBe(false);
  foreignSocket.close();
});
