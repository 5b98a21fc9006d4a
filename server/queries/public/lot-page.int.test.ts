import { afterAll, beforeAll, expect, it } from 'vitest';
import { money } from '#auction/money.ts';
import { shippedIncrements } from '#auction/shipped-increments.ts';
import type { Terms } from '#auction/terms.ts';
import { type AuthFixture, openAuthFixture, type TestPerson } from '#server/auth/testing/auth-fixture.ts';
import { watchLot } from '#server/catalogue/lots/watch-lot.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { lotHistoryPage } from './lot-history-page.ts';
import { lotPage } from './lot-page.ts';

/** Unique amounts, so that a leak is recognised in any output. */
const RESERVE = 7_777_701n;
const ADAS_MAX = 6_666_601n;
const BENS_MAX = 5_555_501n;
const SALT = 'a unique salt';

const terms: Terms = {
  currency: 'GBP',
  increments: shippedIncrements('ebay-uk', 'GBP'),
  ladderOnly: false,
  belowReserve: 'consume',
  maxBidMayBeLowered: false,
  jumpGuard: null,
  softClose: { mode: 'off' },
  buyersPremium: { bands: [{ from: money(0), basisPoints: 0 }], taxOnHammer: 0, taxOnPremium: 0 },
};
const at = Date.now() - 60_000;

let fixture: AuthFixture;
let ada: TestPerson;
let ben: TestPerson;
let bot: TestPerson;
let clock: string;
let draftLot: string;

beforeAll(async () => {
  fixture = await openAuthFixture();
  [ada, ben, bot] = [await fixture.person(), await fixture.person(), await fixture.person()];
  await prisma().user.update({ where: { id: bot.userId }, data: { isBot: true } });
  const on = await auction('on', 'published', ['1', '12A', '3']);
  [, clock = ''] = on.lotIds;
  [draftLot = ''] = (await auction('draft', 'draft', ['1'])).lotIds;

  const paddles = await Promise.all(
    [ada, ben, bot].map(({ userId }, place) =>
      prisma().paddle.create({
        data: { auctionId: on.auctionId, userId, number: place + 1, status: 'approved' },
      }),
    ),
  );
  const [adasPaddle, bensPaddle] = paddles.map(({ id }) => id);
  await prisma().lot.update({
    where: { id: clock },
    data: {
      status: 'open',
      seq: 3n,
      reserve: RESERVE,
      reserveState: 'unmet',
      currentBid: 2_000n,
      bidCount: 2,
      leadingPaddleId: adasPaddle,
      leadingPaddle: '1',
    },
  });
  const limits = [
    { paddleId: adasPaddle ?? '', limit: ADAS_MAX },
    { paddleId: bensPaddle ?? '', limit: BENS_MAX },
  ];
  await prisma().maxBid.createMany({ data: limits.map((limit) => ({ ...limit, lotId: clock, seq: 2n })) });
  await prisma().lotEvent.createMany({
    data: [1, 2, 3].map((seq) => ({
      lotId: clock,
      seq: BigInt(seq),
      type: seq === 1 ? 'LotOpened' : 'BidPlaced',
      public: {
        type: seq === 1 ? 'LotOpened' : 'BidPlaced',
        at,
        commitment: 'c'.repeat(64),
        ...(seq > 1 && { paddle: String(seq - 1), amount: seq * 1_000 - 1_000, automatic: false, cause: null }),
      },
      secret: { limit: Number(ADAS_MAX), reserve: Number(RESERVE), salt: SALT },
      at: new Date(at),
      hash: String(seq).repeat(64),
      recordedAt: new Date(at),
    })),
  });
});
afterAll(() => fixture.close());

async function auction(slug: string, status: string, lotNumbers: readonly string[]) {
  const { id: auctionId } = await prisma().auction.create({
    data: {
      slug,
      title: `The ${slug} sale`,
      status,
      ...(status === 'published' && { publishedAt: new Date(at), opensAt: new Date(at) }),
      timeZone: 'Europe/London',
      currency: 'GBP',
      terms,
      firstClosesAt: new Date(Date.now() + 3_600_000),
    },
  });
  const lots = await Promise.all(
    lotNumbers.map((lotNumber, place) =>
      prisma().lot.create({
        data: { auctionId, lotNumber, position: place + 1, title: `Lot ${lotNumber}`, openingBid: 1_000n },
      }),
    ),
  );
  return { auctionId, lotIds: lots.map(({ id }) => id) };
}

it('contains the lot, its neighbours, its history in order and the bots of its auction', async () => {
  const page = await lotPage('on', '12A', null);
  expect(page).toMatchObject({
    previous: { lotNumber: '1' },
    next: { lotNumber: '3' },
    lotTotal: 3,
    shown: { lot: { seq: 3, currentBid: 2_000, leadingPaddle: '1', reserve: 'unmet', bidCount: 2 } },
    history: { bots: ['3'] },
  });
  expect(page?.history.events.map(({ seq, event }) => [seq, event.type])).toEqual([
    [1, 'LotOpened'],
    [2, 'BidPlaced'],
    [3, 'BidPlaced'],
  ]);
});

it('contains each bidder’s own max and standing, and neither for a guest', async () => {
  expect((await lotPage('on', '12A', ada.userId))?.viewer.lots[clock]).toEqual({
    seq: 3,
    standing: 'leading',
    maxBid: Number(ADAS_MAX),
  });
  expect((await lotPage('on', '12A', ben.userId))?.viewer.lots[clock]).toMatchObject({ standing: 'outbid' });
  expect((await lotPage('on', '12A', null))?.viewer).toEqual({ signedIn: false, paddle: null, lots: {} });
});

it('contains no reserve, no salt and no other bidder’s max [I28, I31]', async () => {
  const pages = await Promise.all([ada.userId, ben.userId, bot.userId, null].map((who) => lotPage('on', '12A', who)));
  const [adas, bens, bots, guests] = pages.map((page) => JSON.stringify(page));
  for (const page of [adas, bens, bots, guests]) {
    expect(page).not.toContain(String(RESERVE));
    expect(page).not.toContain(SALT);
  }
  expect(adas).not.toContain(String(BENS_MAX));
  expect(bens).not.toContain(String(ADAS_MAX));
  for (const page of [bots, guests]) expect(page).not.toMatch(new RegExp(`${ADAS_MAX}|${BENS_MAX}`));
});

it('has a history page with every event and no secrets, and none for an unknown lot [I28, I31]', async () => {
  const page = await lotHistoryPage('on', '12A');
  expect(page).toMatchObject({ bots: ['3'], shown: { lotNumber: '12A' } });
  expect(page?.events?.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(JSON.stringify(page)).not.toMatch(new RegExp(`${RESERVE}|${ADAS_MAX}|${BENS_MAX}|${SALT}`));
  for (const [slug, lotNumber] of [
    ['draft', '1'],
    ['on', '99'],
    ['on', '\u0000'],
  ] as const) {
    expect(await lotHistoryPage(slug, lotNumber)).toBeNull();
  }
});

it.each([
  ['draft', '1'],
  ['on', '99'],
  ['on', ''],
  ['on', '\u0000'],
  ['on', '1\u0000'],
  ['on', '\ud800'],
  ['on', '1'.repeat(8000)],
  ['nowhere', '1'],
])('in auction %s, returns null for lot "%s"', async (slug, lotNumber) => {
  expect(await lotPage(slug, lotNumber, ada.userId)).toBeNull();
});

it('reports whether its reader watches it; starting and stopping can be repeated', async () => {
  const who = { ...ada, sessionId: 'any' };
  const isWatched = async () => (await lotPage('on', '12A', ada.userId))?.watching;
  expect((await lotPage('on', '12A', null))?.watching).toBeNull();
  expect(await isWatched()).toBe(false);
  for (const watching of [true, true]) await watchLot(who, { lotId: clock, watching });
  expect(await isWatched()).toBe(true);
  expect((await lotPage('on', '12A', ben.userId))?.watching).toBe(false);
  for (const watching of [false, false]) await watchLot(who, { lotId: clock, watching });
  expect(await isWatched()).toBe(false);
});

it('stores one watch for many concurrent requests', async () => {
  const who = { ...ada, sessionId: 'any' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => watchLot(who, { lotId: clock, watching: true })));
  expect(answers).toEqual(answers.map(() => ({ ok: true, watching: true })));
  expect(await prisma().watch.count()).toBe(1);
  await watchLot(who, { lotId: clock, watching: false });
});

it('refuses to watch when signed out, and refuses a draft’s lot', async () => {
  const who = { ...ada, sessionId: 'any' };
  const code = async (...request: Parameters<typeof watchLot>) => {
    const answer = await watchLot(...request);
    return answer.ok ? 'done' : answer.refusal.code;
  };
  expect(await code(null, { lotId: clock, watching: true })).toBe('UNAUTHENTICATED');
  expect(await code(who, { lotId: draftLot, watching: true })).toBe('NOT_FOUND');
  expect(await code(who, { lotId: 'not an id', watching: true })).toBe('INVALID');
  expect(await code(who, { lotId: clock, watching: true, userId: ben.userId })).toBe('INVALID');
  expect(await prisma().watch.count()).toBe(0);
});
