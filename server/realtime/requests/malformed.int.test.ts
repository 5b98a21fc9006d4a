import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ack } from '#protocol/socket/ack.ts';
import { type Client, newKey, openSocketFixture, type SocketFixture, yes } from '../testing/socket-fixture.ts';

const UNKNOWN_LOT = '00000000-0000-7000-8000-000000000000';

let fixture: SocketFixture;
let ada: Client;
let kim: Client;
beforeAll(async () => {
  const plenty = 1e9;
  fixture = await openSocketFixture({
    lots: 2,
    limits: {
      window: 10,
      pointsPerSocket: plenty,
      pointsPerUser: plenty,
      pointsPerAddress: plenty,
      packetsPerSocket: plenty,
      socketsPerUser: plenty,
      socketsPerAddress: plenty,
    },
  });
  [ada, kim] = await Promise.all([fixture.enter('ada'), fixture.enter('kim')]);
});
afterAll(() => fixture.close());

/** A bid that would stand, with something changed. */
const bid = (change: object) => () => ({ key: newKey(), lotId: fixture.lotId, amount: 500, ...change });
const without = (field: string) => () => {
  const whole: Record<string, unknown> = { key: newKey(), lotId: fixture.lotId, amount: 500 };
  delete whole[field];
  return whole;
};
const nested = (depth: number): unknown => (depth === 0 ? {} : { nested: nested(depth - 1) });
const json = (text: string) => () => JSON.parse(text) as unknown;

const bids: readonly [string, () => unknown][] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a text', () => 'bid'],
  ['a number', () => 500],
  ['a truth', () => true],
  ['a list', () => [{ amount: 500 }]],
  ['an empty object', () => ({})],
  ['no key', without('key')],
  ['no lot', without('lotId')],
  ['no amount', without('amount')],
  ['an amount of nothing', bid({ amount: null })],
  ['an amount of zero', bid({ amount: 0 })],
  ['a negative amount', bid({ amount: -500 })],
  ['a fraction', bid({ amount: 500.5 })],
  ['a sum of fractions', bid({ amount: 0.1 + 0.2 })],
  ['more than there is', bid({ amount: 1_000_000_000_001 })],
  ['more than an integer holds', bid({ amount: 2 ** 53 })],
  ['infinity, which JSON makes null', bid({ amount: Number.POSITIVE_INFINITY })],
  ['not a number, which JSON makes null', bid({ amount: Number.NaN })],
  ['an amount as text', bid({ amount: '500' })],
  ['an amount with a separator', bid({ amount: '1,000' })],
  ['an amount with a point', bid({ amount: '1.000' })],
  ['an amount in other digits', bid({ amount: '٥٠٠' })],
  ['an amount in full-width digits', bid({ amount: '５００' })],
  ['an amount in powers', bid({ amount: '1e3' })],
  ['an amount in hexadecimal', bid({ amount: '0x10' })],
  ['a list of amounts', bid({ amount: [500] })],
  ['an operator for an amount', bid({ amount: { gt: 0 } })],
  ['a max of zero', bid({ max: 0 })],
  ['a max of nothing', bid({ max: null })],
  ['a max as text', bid({ max: '600' })],
  ['a short key', bid({ key: 'short' })],
  ['a long key', bid({ key: 'k'.repeat(65) })],
  ['a key with spaces', bid({ key: 'key with spaces in it' })],
  ['a key with a line break', bid({ key: `${'k'.repeat(16)}\n` })],
  ['a key with a NUL', bid({ key: `${'k'.repeat(16)}\u0000` })],
  ['a number for a key', bid({ key: 1_234_567_890_123_456 })],
  ['an operator for a key', bid({ key: { startsWith: 'a' } })],
  ['a lot that is no id', bid({ lotId: '1' })],
  ['a lot id with something behind it', bid({ lotId: `${UNKNOWN_LOT}'; DROP TABLE "Lot"` })],
  ['a list of lots', bid({ lotId: [UNKNOWN_LOT] })],
  ['an operator for a lot', bid({ lotId: { not: '' } })],
  ['a confirmation as text', bid({ jumpConfirmed: 'true' })],
  ['a confirmation as a number', bid({ jumpConfirmed: 1 })],
  ['an expiry as text', bid({ expiresAt: '2026-11-24T10:00:00Z' })],
  ['an expiry before time began', bid({ expiresAt: -1 })],
  ['an expiry beyond time', bid({ expiresAt: 8_640_000_000_000_001 })],
  ['somebody else', bid({ userId: UNKNOWN_LOT })],
  ['a paddle of one’s own choosing', bid({ paddle: '1' })],
  ['a state of one’s own choosing', bid({ seq: 99, status: 'sold', leadingPaddle: '1' })],
  ['a prototype', json(`{"__proto__": {"amount": 500, "isAdmin": true}}`)],
  ['a constructor', bid({ constructor: { prototype: { isAdmin: true } } })],
  ['something nested a hundredfold', bid({ amount: nested(100) })],
  ['a text of ten thousand letters', bid({ note: 'x'.repeat(10_000) })],
  ['lone surrogates', bid({ key: '\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800' })],
];

const others: readonly [string, string, () => unknown][] = [
  ['a max without an amount', 'max-bid:set', () => ({ key: newKey(), lotId: fixture.lotId })],
  ['an amount where a max belongs', 'max-bid:set', () => ({ key: newKey(), lotId: fixture.lotId, amount: 500 })],
  ['a join without a version', 'auction:join', () => ({ auctionId: fixture.auctionId })],
  ['a version as text', 'auction:join', () => ({ protocol: '1', auctionId: fixture.auctionId })],
  [
    'too many lots',
    'auction:join',
    () => ({ protocol: 1, auctionId: fixture.auctionId, lots: Array(201).fill(fixture.lotId) }),
  ],
  [
    'a since that is no number',
    'auction:join',
    () => ({ protocol: 1, auctionId: fixture.auctionId, since: { [fixture.lotId]: '1' } }),
  ],
  ['a since of no lot', 'auction:join', () => ({ protocol: 1, auctionId: fixture.auctionId, since: { lot: 1 } })],
  ['a list of sinces', 'auction:join', () => ({ protocol: 1, auctionId: fixture.auctionId, since: [1] })],
  ['a negative seq', 'lot:catch-up', () => ({ lotId: fixture.lotId, since: -1 })],
  ['half a seq', 'lot:catch-up', () => ({ lotId: fixture.lotId, since: 0.5 })],
  ['a look-up without a lot', 'command:look-up', () => ({ key: newKey() })],
  ['a clock with a question', 'clock:read', () => ({ zone: 'UTC' })],
  ['an unknown request', 'bid:withdraw', () => ({})],
  ['a request named like a method', 'constructor', () => ({})],
  ['a request named like a prototype', '__proto__', () => ({})],
  ['a request named like an inherited one', 'toString', () => ({})],
  ['a request with no name', '', () => ({})],
  ['a request with a number for a name', 7 as unknown as string, () => ({})],
  ['an announcement', 'lot:changed', () => ({})],
];

const orders: readonly [string, string, () => unknown][] = [
  ['a void without a reason', 'bid:void', () => ({ key: newKey(), lotId: fixture.lotId, seq: 1 })],
  ['a void with a blank reason', 'bid:void', () => ({ key: newKey(), lotId: fixture.lotId, seq: 1, reason: '   ' })],
  [
    'a pause for a reason that no store can hold',
    'lot:pause',
    () => ({ key: newKey(), lotId: fixture.lotId, reason: 'abc\u0000def' }),
  ],
  [
    'a pause for half a character',
    'lot:pause',
    () => ({ key: newKey(), lotId: fixture.lotId, reason: 'abc\ud800def' }),
  ],
  [
    'a withdrawal whose reason reads backwards',
    'lot:withdraw',
    () => ({ key: newKey(), lotId: fixture.lotId, reason: 'abc\u202edef' }),
  ],
  ['a void of no event', 'bid:void', () => ({ key: newKey(), lotId: fixture.lotId, seq: 0, reason: 'no such thing' })],
  ['a reserve below zero', 'reserve:lower', () => ({ key: newKey(), lotId: fixture.lotId, reserve: -1 })],
  [
    'a withdrawal with a long reason',
    'lot:withdraw',
    () => ({ key: newKey(), lotId: fixture.lotId, reason: 'x'.repeat(501) }),
  ],
];

/** Everything that a request could have changed. */
async function everything() {
  return Promise.all(fixture.lotIds.map((lotId) => fixture.ledger.loadLot(lotId)));
}

/** The one answer that all of these must get. */
function expectInvalid(answer: unknown, outcome = 'refused') {
  expect(answer).toMatchObject({ ok: false, outcome, refusal: { code: 'INVALID', problems: expect.anything() } });
  const { refusal } = answer as Extract<Ack<'bid:place'>, { ok: false }>;
  if (refusal.code === 'INVALID')
    for (const { problem } of refusal.problems) expect(problem.length).toBeLessThanOrEqual(200);
}

describe('what is not of its form is refused, and changes nothing [I20, I38]', () => {
  it.each(bids)('a bid with %s', async (_what, request) => {
    const before = await everything();
    expectInvalid(await ada.send('bid:place', request()));
    expect(await everything()).toEqual(before);
    expect(ada.socket.connected).toBe(true);
  });

  it.each(others)('%s', async (_what, name, request) => {
    const before = await everything();
    expectInvalid(await ada.send(name, request()), name === 'command:look-up' ? 'unknown' : 'refused');
    expect(await everything()).toEqual(before);
  });

  it.each(orders)('%s', async (_what, name, request) => {
    const before = await everything();
    expectInvalid(await kim.send(name, request()));
    expect(await everything()).toEqual(before);
  });

  it('a request with two arguments, although the first alone would do', async () => {
    const before = await everything();
    expectInvalid(await ada.send('bid:place', bid({})(), {}));
    expect(await everything()).toEqual(before);
  });

  it('and nobody’s prototype has learnt anything', () => {
    expect((Object.prototype as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('a client that asks for no answer', () => {
  it('is served all the same, and its nonsense is passed over', async () => {
    const { lotId } = fixture;
    ada.socket.emit('bid:place');
    ada.socket.emit('no such request', { amount: 1 });
    ada.socket.emit('bid:place', { key: newKey(), lotId, amount: 700 });
    await expect
      .poll(async () => (await ada.ask('lot:catch-up', { lotId, since: 0 })).ok, { timeout: 5_000 })
      .toBe(true);
    const { lot } = yes(await ada.ask('lot:catch-up', { lotId, since: 0 }));
    expect(lot.currentBid).toBe(700);
  });

  it('or hands over something else in place of a function is served all the same', async () => {
    const before = await everything();
    ada.socket.emit('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 900 }, 'answer me');
    yes(await ada.ask('clock:read', {}));
    expect(await everything()).toEqual(before);
  });
});

describe('a packet', () => {
  it('that is larger than any request closes its connection and no other', async () => {
    const [big, small] = [await fixture.enter('ben'), await fixture.enter('cyd')];
    big.socket.emit('bid:place', { note: 'x'.repeat(20_000) });
    await expect.poll(() => big.socket.connected, { timeout: 5_000 }).toBe(false);
    yes(await small.ask('clock:read', {}));
  });

  it.each([
    ['is no JSON', '42["bid:place",{'],
    ['is of no kind', '49'],
    ['announces bytes for an amount', '451-["bid:place",{"amount":{"_placeholder":true,"num":0}}]'],
    ['claims a thousand attachments', '451000-["bid:place",{"_placeholder":true,"num":0}]'],
    ['claims a reserved name', '42["disconnect"]'],
    ['is for another namespace', '42/admin,["bid:place",{}]'],
  ])('that %s closes its connection at most, and the house goes on', async (_what, frame) => {
    const rude = await fixture.enter('ben');
    const engine = rude.socket.io.engine as unknown as { transport: { ws: { send: (data: string) => void } } };
    engine.transport.ws.send(frame);
    await expect
      .poll(async () => (rude.socket.connected ? (await rude.ask('clock:read', {})).ok : true), { timeout: 5_000 })
      .toBe(true);
    yes(await ada.ask('clock:read', {}));
  });
});
