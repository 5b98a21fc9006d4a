import { randomBytes } from 'node:crypto';
import { cutNetwork } from '../cut-network.ts';
import { expect, test, told } from '../fixtures.ts';

const key = () => randomBytes(12).toString('hex');

test('a latecomer sees the same lot and the same history as those who were there', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const [ada, ben] = [await scene.enter('Ada'), await scene.enter('Ben')];
  await ada.bid(100);
  await ben.shows({ asking: 110 });
  await ben.bid(110);
  await ada.shows({ standing: 'Outbid' });
  const cleo = await scene.enter('Cleo');
  await cleo.shows({ price: 110, asking: 120 });
  await expect(cleo.entries).toHaveCount(2);
  await cleo.bid(120);
  await ben.shows({ price: 120, standing: 'Outbid' });
});

test('the network is cut and comes back: bidding is off meanwhile, the price is dated, and nothing is missed', async ({
  scenario,
}) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada', { at: 'about:blank' });
  const network = await cutNetwork(ada.page);
  await ada.open(scene.lotPath);
  const ben = await scene.enter('Ben');

  await network.cut();
  await expect(ada.panel.getByText(/^(Reconnecting|Offline)$/)).toBeVisible();
  await expect(ada.panel).toContainText(/bidding is off until we are live again/i);
  await expect(ada.panel).toContainText(/as of \d\d:\d\d:\d\d/i);
  await expect(ada.chip(100)).toBeDisabled();
  await ben.bid(100);
  await ben.setMax(130);
  await expect(ben.panel).toContainText(/Maximum £130 accepted/);
  await ada.shows({ asking: 100 });

  await network.mend();
  await ada.shows({ price: 100, asking: 110 }, { timeout: 15_000 });
  await expect(ada.entries).toHaveCount(1);
  await ada.isLive();
  await ada.bid(110);
  await ada.shows({ price: 120, standing: 'Outbid' });
});

test('the same key twice is one bid with one answer [I5]', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada');
  const [one, other] = [ada.connect(told('E2E_URL')), ada.connect(told('E2E_URL'))];
  const bid = { key: key(), lotId: scene.lot.lotId, amount: 100_00 };
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

test('a key that was never received is burnt by asking after it: a late copy is refused [I4]', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada');
  const socket = ada.connect(told('E2E_URL'));
  const lost = { key: key(), lotId: scene.lot.lotId };
  expect(await socket.emitWithAck('command:look-up', lost)).toMatchObject({
    ok: false,
    refusal: { code: 'NEVER_RECEIVED' },
  });
  expect(await socket.emitWithAck('bid:place', { ...lost, amount: 100_00 })).toMatchObject({
    ok: false,
    refusal: { code: 'NEVER_RECEIVED' },
  });
  await expect(ada.panel).toContainText('no bids yet');
  socket.close();
});

test('a spectator sees everything and may bid nothing', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const watcher = await scene.spectator();
  const ada = await scene.enter('Ada');
  await ada.bid(100);
  await watcher.shows({ price: 100 });
  await expect(watcher.panel.getByRole('link', { name: 'Sign in to bid' })).toBeVisible();
  await expect(watcher.panel.getByRole('button', { name: /^Bid/ })).toHaveCount(0);
  const socket = watcher.connect(told('E2E_URL'));
  expect(await socket.emitWithAck('bid:place', { key: key(), lotId: scene.lot.lotId, amount: 110_00 })).toMatchObject({
    ok: false,
    refusal: { code: 'UNAUTHENTICATED' },
  });
  socket.close();
});

test('a paddle that awaits approval bids as soon as the house has approved it, without a reload', async ({
  scenario,
}) => {
  const scene = await scenario({ opening: 100, increment: 10, registration: 'approval' });
  const ben = await scene.enter('Ben', { paddle: 'awaiting-approval' });
  await expect(ben.panel).toContainText('Awaiting approval');
  const socket = ben.connect(told('E2E_URL'));
  expect(await socket.emitWithAck('bid:place', { key: key(), lotId: scene.lot.lotId, amount: 100_00 })).toMatchObject({
    ok: false,
    refusal: { code: 'AWAITING_APPROVAL' },
  });
  socket.close();

  const admin = await scene.enter('Vera', {
    role: 'admin',
    paddle: 'none',
    at: `/dashboard/auctions/${scene.auctionId}/paddles`,
  });
  await admin.page.getByRole('button', { name: /^Approve/ }).click();
  await expect(admin.page.getByText('May bid')).toBeVisible();
  await ben.shows({ asking: 100 });
  await ben.bid(100);
  await ben.shows({ price: 100, standing: 'Leading' });

  await admin.page.getByRole('button', { name: /^Suspend/ }).click();
  await expect(ben.panel).toContainText('Suspended');
});

test('a session that ends in another tab ends here too, within two seconds', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada');
  const other = await ada.context.newPage();
  await other.goto('/sign-out');
  await other.getByRole('button', { name: 'Sign out' }).last().click();
  await expect(ada.panel.getByRole('link', { name: /Sign in/ })).toBeVisible({ timeout: 4_000 });
  await expect(ada.chip(100)).toHaveCount(0);
});

test('whoever is signed out in another tab while leading is told that the bid stands, and the page’s head follows', async ({
  scenario,
}) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada');
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

test('a page of somebody else’s cannot open a socket with a bidder’s cookie', async ({ scenario }) => {
  const scene = await scenario({ opening: 100, increment: 10 });
  const ada = await scene.enter('Ada');
  const stranger = ada.connect(told('E2E_URL'));
  stranger.close();
  stranger.io.opts.extraHeaders = { ...stranger.io.opts.extraHeaders, origin: 'https://evil.example' };
  const refused = new Promise((resolve) => stranger.once('connect_error', resolve));
  stranger.connect();
  expect(await refused).toBeInstanceOf(Error);
  expect(stranger.connected).toBe(false);
  stranger.close();
});
