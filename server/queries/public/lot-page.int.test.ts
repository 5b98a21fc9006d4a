import { afterAll, beforeAll, expect, it } from 'vitest';
import { money } from '#auction/money.ts';
import { shippedIncrements } from '#auction/shipped-increments.ts';
import type { Terms } from '#auction/terms.ts';
import { type AuthFixture, openAuthFixture, type TestPerson } from '#server/auth/testing/auth-fixture.ts';
import { watchLot } from '#server/catalogue/lots/watch-lot.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { lotHistoryPage } from './lot-history-page.ts';
import { lotPage } from './lot-page.ts';

/** Amounts that stand nowhere else, so that they are recognised wherever they come out. */
const RESERVE = 7_777_701n;
const ADAS_MAX = 6_666_601n;
const BENS_MAX = 5_555_501n;
const SALT = 'a salt that stands nowhere else';

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

let house: AuthFixture;
let ada: TestPerson;
let ben: TestPerson;
let bot: TestPerson;
let clock: string;
let draftLot: string;

beforeAll(async () => {
  house = await openAuthFixture();
  [ada, ben, bot] = [await house.person(), await house.person(), await house.person()];
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
afterAll(() => house.close());

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

it('is a lot with its neighbours, its history in order and the bots of its auction', async () => {
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

it('tells each bidder their own max and standing, and a guest neither', async () => {
  expect((await lotPage('on', '12A', ada.userId))?.viewer.lots[clock]).toEqual({
    seq: 3,
    standing: 'leading',
    maxBid: Number(ADAS_MAX),
  });
  expect((await lotPage('on', '12A', ben.userId))?.viewer.lots[clock]).toMatchObject({ standing: 'outbid' });
  expect((await lotPage('on', '12A', null))?.viewer).toEqual({ signedIn: false, paddle: null, lots: {} });
});

it('holds no reserve, no salt and nobody else’s max [I28, I31]', async () => {
  const pages = await Promise.all([ada.userId, ben.userId, bot.userId, null].map((who) => lotPage('on', '12A', who)));
  const [adas, bens, bots, guests] = pages.map((page) => JSON.stringify(page));
  for (const told of [adas, bens, bots, guests]) {
    expect(told).not.toContain(String(RESERVE));
    expect(told).not.toContain(SALT);
  }
  expect(adas).not.toContain(String(BENS_MAX));
  expect(bens).not.toContain(String(ADAS_MAX));
  for (const told of [bots, guests]) expect(told).not.toMatch(new RegExp(`${ADAS_MAX}|${BENS_MAX}`));
});

it('has a history page with every event and no secret, and none where there is no such lot [I28, I31]', async () => {
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
])('in the auction %s there is no lot "%s"', async (slug, lotNumber) => {
  expect(await lotPage(slug, lotNumber, ada.userId)).toBeNull();
});

it('says whether its reader watches it, who may begin and stop as often as they like', async () => {
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

it('is watched once by who asks for it many times at once', async () => {
  const who = { ...ada, sessionId: 'any' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => watchLot(who, { lotId: clock, watching: true })));
  expect(answers).toEqual(answers.map(() => ({ ok: true, watching: true })));
  expect(await prisma().watch.count()).toBe(1);
  await watchLot(who, { lotId: clock, watching: false });
});

it('is watched by nobody who is not signed in, and a draft’s lot by nobody at all', async () => {
  const who = { ...ada, sessionId: 'any' };
  const code = async (...asked: Parameters<typeof watchLot>) => {
    const answer = await watchLot(...asked);
    return answer.ok ? 'done' : answer.refusal.code;
  };
  expect(await code(null, { lotId: clock, watching: true })).toBe('UNAUTHENTICATED');
  expect(await code(who, { lotId: draftLot, watching: true })).toBe('NOT_FOUND');
  expect(await code(who, { lotId: 'not an id', watching: true })).toBe('INVALID');
  expect(await code(who, { lotId: clock, watching: true, userId: ben.userId })).toBe('INVALID');
  expect(await prisma().watch.count()).toBe(0);
});
