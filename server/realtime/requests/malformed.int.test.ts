import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ack } from '#protocol/socket/ack.ts';
import { websocketOf } from '../testing/client-internals.ts';
import { accepted, newKey, openSocketFixture, type SocketFixture, type TestClient } from '../testing/socket-fixture.ts';

const UNKNOWN_LOT = '00000000-0000-7000-8000-000000000000';

let fixture: SocketFixture;
let ada: TestClient;
let kim: TestClient;
beforeAll(async () => {
  const unlimited = 1e9;
  fixture = await openSocketFixture({
    lots: 2,
    limits: {
      window: 10,
      pointsPerSocket: unlimited,
      pointsPerUser: unlimited,
      pointsPerAddress: unlimited,
      packetsPerSocket: unlimited,
      socketsPerUser: unlimited,
      socketsPerAddress: unlimited,
    },
  });
  [ada, kim] = await Promise.all([fixture.connect('ada'), fixture.connect('kim')]);
});
afterAll(() => fixture.close());

/** A valid bid with a change. */
const bid = (change: object) => () => ({ key: newKey(), lotId: fixture.lotId, amount: 500, ...change });
const without = (field: string) => () => {
  const request: Record<string, unknown> = { key: newKey(), lotId: fixture.lotId, amount: 500 };
  delete request[field];
  return request;
};
const nested = (depth: number): unknown => (depth === 0 ? {} : { nested: nested(depth - 1) });
const json = (text: string) => () => JSON.parse(text) as unknown;

const bids: readonly [string, () => unknown][] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a string', () => 'bid'],
  ['a number', () => 500],
  ['a boolean', () => true],
  ['a list', () => [{ amount: 500 }]],
  ['an empty object', () => ({})],
  ['no key', without('key')],
  ['no lot', without('lotId')],
  ['no amount', without('amount')],
  ['a null amount', bid({ amount: null })],
  ['an amount of zero', bid({ amount: 0 })],
  ['a negative amount', bid({ amount: -500 })],
  ['a fraction', bid({ amount: 500.5 })],
  ['a sum of fractions', bid({ amount: 0.1 + 0.2 })],
  ['more than the highest amount', bid({ amount: 1_000_000_000_001 })],
  ['more than a safe integer', bid({ amount: 2 ** 53 })],
  ['infinity, which is null in JSON', bid({ amount: Number.POSITIVE_INFINITY })],
  ['NaN, which is null in JSON', bid({ amount: Number.NaN })],
  ['an amount as text', bid({ amount: '500' })],
  ['an amount with a separator', bid({ amount: '1,000' })],
  ['an amount with a point', bid({ amount: '1.000' })],
  ['an amount in other digits', bid({ amount: '٥٠٠' })],
  ['an amount in full-width digits', bid({ amount: '５００' })],
  ['an amount in exponent notation', bid({ amount: '1e3' })],
  ['an amount in hexadecimal', bid({ amount: '0x10' })],
  ['a list of amounts', bid({ amount: [500] })],
  ['an operator as the amount', bid({ amount: { gt: 0 } })],
  ['a max of zero', bid({ max: 0 })],
  ['a null max', bid({ max: null })],
  ['a max as text', bid({ max: '600' })],
  ['a short key', bid({ key: 'short' })],
  ['a long key', bid({ key: 'k'.repeat(65) })],
  ['a key with spaces', bid({ key: 'key with spaces in it' })],
  ['a key with a line break', bid({ key: `${'k'.repeat(16)}\n` })],
  ['a key with a NUL', bid({ key: `${'k'.repeat(16)}\u0000` })],
  ['a number as the key', bid({ key: 1_234_567_890_123_456 })],
  ['an operator as the key', bid({ key: { startsWith: 'a' } })],
  ['a lot that is not an id', bid({ lotId: '1' })],
  ['a lot id with a suffix', bid({ lotId: `${UNKNOWN_LOT}'; DROP TABLE "Lot"` })],
  ['a list of lots', bid({ lotId: [UNKNOWN_LOT] })],
  ['an operator as the lot', bid({ lotId: { not: '' } })],
  ['a confirmation as text', bid({ jumpConfirmed: 'true' })],
  ['a confirmation as a number', bid({ jumpConfirmed: 1 })],
  ['an expiry as text', bid({ expiresAt: '2026-11-24T10:00:00Z' })],
  ['a negative expiry', bid({ expiresAt: -1 })],
  ['an expiry beyond the range of dates', bid({ expiresAt: 8_640_000_000_000_001 })],
  ['another user', bid({ userId: UNKNOWN_LOT })],
  ['a paddle', bid({ paddle: '1' })],
  ['a lot state', bid({ seq: 99, status: 'sold', leadingPaddle: '1' })],
  ['a prototype', json(`{"__proto__": {"amount": 500, "isAdmin": true}}`)],
  ['a constructor', bid({ constructor: { prototype: { isAdmin: true } } })],
  ['a hundred nested objects', bid({ amount: nested(100) })],
  ['a text of ten thousand letters', bid({ note: 'x'.repeat(10_000) })],
  ['lone surrogates', bid({ key: '\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800' })],
];

const others: readonly [string, string, () => unknown][] = [
  ['a max without an amount', 'max-bid:set', () => ({ key: newKey(), lotId: fixture.lotId })],
  ['an amount instead of a max', 'max-bid:set', () => ({ key: newKey(), lotId: fixture.lotId, amount: 500 })],
  ['a join without a version', 'auction:join', () => ({ auctionId: fixture.auctionId })],
  ['a version as text', 'auction:join', () => ({ protocol: '1', auctionId: fixture.auctionId })],
  [
    'too many lots',
    'auction:join',
    () => ({ protocol: 1, auctionId: fixture.auctionId, lots: Array(201).fill(fixture.lotId) }),
  ],
  [
    'a since that is not a number',
    'auction:join',
    () => ({ protocol: 1, auctionId: fixture.auctionId, since: { [fixture.lotId]: '1' } }),
  ],
  [
    'a since without a lot id',
    'auction:join',
    () => ({ protocol: 1, auctionId: fixture.auctionId, since: { lot: 1 } }),
  ],
  ['a list as since', 'auction:join', () => ({ protocol: 1, auctionId: fixture.auctionId, since: [1] })],
  ['a negative seq', 'lot:catch-up', () => ({ lotId: fixture.lotId, since: -1 })],
  ['a fractional seq', 'lot:catch-up', () => ({ lotId: fixture.lotId, since: 0.5 })],
  ['a look-up without a lot', 'command:look-up', () => ({ key: newKey() })],
  ['a clock request with a field', 'clock:read', () => ({ zone: 'UTC' })],
  ['an unknown request', 'bid:withdraw', () => ({})],
  ['a request named like a method', 'constructor', () => ({})],
  ['a request named like a prototype', '__proto__', () => ({})],
  ['a request named like an inherited one', 'toString', () => ({})],
  ['a request with an empty name', '', () => ({})],
  ['a request with a number as its name', 7 as unknown as string, () => ({})],
  ['an event of the server', 'lot:changed', () => ({})],
];

const clerkCommands: readonly [string, string, () => unknown][] = [
  ['a void without a reason', 'bid:void', () => ({ key: newKey(), lotId: fixture.lotId, seq: 1 })],
  ['a void with a blank reason', 'bid:void', () => ({ key: newKey(), lotId: fixture.lotId, seq: 1, reason: '   ' })],
  [
    'a pause whose reason contains a NUL',
    'lot:pause',
    () => ({ key: newKey(), lotId: fixture.lotId, reason: 'abc\u0000def' }),
  ],
  [
    'a pause whose reason contains a lone surrogate',
    'lot:pause',
    () => ({ key: newKey(), lotId: fixture.lotId, reason: 'abc\ud800def' }),
  ],
  [
    'a withdrawal whose reason contains a right-to-left override',
    'lot:withdraw',
    () => ({ key: newKey(), lotId: fixture.lotId, reason: 'abc\u202edef' }),
  ],
  ['a void of no event', 'bid:void', () => ({ key: newKey(), lotId: fixture.lotId, seq: 0, reason: 'no such thing' })],
  ['a negative reserve', 'reserve:lower', () => ({ key: newKey(), lotId: fixture.lotId, reserve: -1 })],
  [
    'a withdrawal with a long reason',
    'lot:withdraw',
    () => ({ key: newKey(), lotId: fixture.lotId, reason: 'x'.repeat(501) }),
  ],
];

/** All state that a request could change. */
async function readState() {
  return Promise.all(fixture.lotIds.map((lotId) => fixture.ledger.loadLot(lotId)));
}

/** Asserts the one answer that all of these must get. */
function expectInvalid(answer: unknown, outcome = 'refused') {
  expect(answer).toMatchObject({ ok: false, outcome, refusal: { code: 'INVALID', problems: expect.anything() } });
  const { refusal } = answer as Extract<Ack<'bid:place'>, { ok: false }>;
  if (refusal.code === 'INVALID')
    for (const { problem } of refusal.problems) expect(problem.length).toBeLessThanOrEqual(200);
}

describe('a malformed request is refused and changes nothing [I20, I38]', () => {
  it.each(bids)('a bid with %s', async (_what, request) => {
    const before = await readState();
    expectInvalid(await ada.send('bid:place', request()));
    expect(await readState()).toEqual(before);
    expect(ada.socket.connected).toBe(true);
  });

  it.each(others)('%s', async (_what, name, request) => {
    const before = await readState();
    expectInvalid(await ada.send(name, request()), name === 'command:look-up' ? 'unknown' : 'refused');
    expect(await readState()).toEqual(before);
  });

  it.each(clerkCommands)('%s', async (_what, name, request) => {
    const before = await readState();
    expectInvalid(await kim.send(name, request()));
    expect(await readState()).toEqual(before);
  });

  it('a request with two arguments, of which the first is valid', async () => {
    const before = await readState();
    expectInvalid(await ada.send('bid:place', bid({})(), {}));
    expect(await readState()).toEqual(before);
  });

  it('and no prototype has been changed', () => {
    expect((Object.prototype as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('a client that requests no answer', () => {
  it('gets its valid requests executed, and its invalid ones ignored', async () => {
    const { lotId } = fixture;
    ada.socket.emit('bid:place');
    ada.socket.emit('no such request', { amount: 1 });
    ada.socket.emit('bid:place', { key: newKey(), lotId, amount: 700 });
    await expect
      .poll(async () => (await ada.request('lot:catch-up', { lotId, since: 0 })).ok, { timeout: 5_000 })
      .toBe(true);
    const { lot } = accepted(await ada.request('lot:catch-up', { lotId, since: 0 }));
    expect(lot.currentBid).toBe(700);
  });

  it('and sends another argument instead of the callback changes nothing and can go on', async () => {
    const before = await readState();
    ada.socket.emit('bid:place', { key: newKey(), lotId: fixture.lotId, amount: 900 }, 'answer me');
    accepted(await ada.request('clock:read', {}));
    expect(await readState()).toEqual(before);
  });
});

describe('a packet', () => {
  it('that is larger than any request closes its connection and no other', async () => {
    const [big, small] = [await fixture.connect('ben'), await fixture.connect('cyd')];
    big.socket.emit('bid:place', { note: 'x'.repeat(20_000) });
    await expect.poll(() => big.socket.connected, { timeout: 5_000 }).toBe(false);
    accepted(await small.request('clock:read', {}));
  });

  it.each([
    ['is not JSON', '42["bid:place",{'],
    ['is of an unknown type', '49'],
    ['announces an attachment as the amount', '451-["bid:place",{"amount":{"_placeholder":true,"num":0}}]'],
    ['claims a thousand attachments', '451000-["bid:place",{"_placeholder":true,"num":0}]'],
    ['claims a reserved name', '42["disconnect"]'],
    ['is for another namespace', '42/admin,["bid:place",{}]'],
  ])('that %s at most closes its connection, and the server goes on', async (_what, frame) => {
    const sender = await fixture.connect('ben');
    websocketOf(sender).send(frame);
    await expect
      .poll(async () => (sender.socket.connected ? (await sender.request('clock:read', {})).ok : true), {
        timeout: 5_000,
      })
      .toBe(true);
    accepted(await ada.request('clock:read', {}));
  });
});
