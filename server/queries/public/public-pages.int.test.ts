import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { money } from '#auction/money.ts';
import { shippedIncrements } from '#auction/shipped-increments.ts';
import type { Terms } from '#auction/terms.ts';
import { type AuthFixture, openAuthFixture, type TestPerson } from '#server/auth/testing/auth-fixture.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { myBidsPage } from '../account/my-bids-page.ts';
import { auctionPage } from './auction-page.ts';
import { auctionTitle } from './auction-title.ts';
import { homePage } from './home-page.ts';

const HOUR = 3_600_000;
const DEFAULT_QUERY = { show: 'all', search: '', sort: 'number', page: 1 } as const;

/** Unique amounts, so that a leak is recognised in any output. */
const RESERVE = 7_777_701n;
const ADAS_MAX = 6_666_601n;
const BENS_MAX = 5_555_501n;

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

let fixture: AuthFixture;
let ada: TestPerson;
let ben: TestPerson;
let contested: string;
let watched: string;

beforeAll(async () => {
  fixture = await openAuthFixture();
  [ada, ben] = [await fixture.person(), await fixture.person()];
  const on = await auction('on', [
    {
      status: 'open',
      seq: 3n,
      reserve: RESERVE,
      reserveState: 'unmet',
      title: 'A clock',
    },
    { status: 'open', seq: 1n, title: 'A chair', closesAt: new Date(Date.now() + HOUR / 2) },
    { status: 'scheduled', title: 'A table' },
  ]);
  [contested = '', watched = ''] = on.lotIds;
  const paddles = await Promise.all(
    [ada, ben].map(({ userId }, place) =>
      prisma().paddle.create({
        data: { auctionId: on.auctionId, userId, number: place + 1, status: 'approved', bidLimit: 9_000_000n },
      }),
    ),
  );
  const limits = [ADAS_MAX, BENS_MAX];
  for (const [place, { id: paddleId }] of paddles.entries()) {
    await prisma().maxBid.create({ data: { lotId: contested, paddleId, limit: limits[place] ?? 0n, seq: 2n } });
  }
  await prisma().lot.update({
    where: { id: contested },
    data: { currentBid: 2_000n, bidCount: 2, leadingPaddleId: paddles[0]?.id, leadingPaddle: '1' },
  });
  await prisma().watch.create({ data: { userId: ben.userId, lotId: watched } });

  await auction('coming', [{ status: 'scheduled' }]);
  const endedAt = new Date(Date.now() - HOUR);
  await auction('ended', [
    { status: 'passed', seq: 2n, endedAt },
    { status: 'withdrawn', seq: 2n, endedAt },
  ]);
  await auction('draft', [{ status: 'scheduled' }], 'draft');
});
afterAll(() => fixture.close());

async function auction(slug: string, lots: readonly Partial<Prisma.LotCreateManyInput>[], status = 'published') {
  const closesAt = new Date(Date.now() + HOUR);
  const { id: auctionId } = await prisma().auction.create({
    data: {
      slug,
      title: `The ${slug} sale`,
      status,
      ...(status === 'published' && { publishedAt: new Date(), opensAt: new Date() }),
      timeZone: 'Europe/London',
      currency: 'GBP',
      terms,
      firstClosesAt: closesAt,
    },
  });
  const lotIds: string[] = [];
  for (const [place, lot] of lots.entries()) {
    const data = {
      auctionId,
      lotNumber: String(place + 1),
      position: place + 1,
      title: 'A lot',
      openingBid: 1_000n,
      closesAt,
      ...lot,
    };
    lotIds.push((await prisma().lot.create({ data })).id);
  }
  return { auctionId, lotIds };
}

describe('the home page', () => {
  it('lists auctions that are on, coming and ended, and no drafts', async () => {
    const home = await homePage(null);
    const slugs = (auctions: readonly { readonly slug: string }[]) => auctions.map(({ slug }) => slug);
    expect([slugs(home.on), slugs(home.coming), slugs(home.ended)]).toEqual([['on'], ['coming'], ['ended']]);
    expect(home.on[0]).toMatchObject({ lotTotal: 3, openTotal: 2, soldTotal: 0 });
  });

  it('lists the open lots that close next, the soonest first, with their asking bids', async () => {
    const [on] = (await homePage(null)).on;
    expect(on?.closingNext.map(({ lotId }) => lotId)).toEqual([watched, contested]);
    expect(on?.closingNext.map(({ lot }) => lot.askingBid)).toEqual([1_000, 2_100]);
  });
});

describe("an auction's page", () => {
  it.each(['draft', 'nowhere'])('does not exist for %s', async (slug) => {
    expect(await auctionPage(slug, DEFAULT_QUERY, null)).toBeNull();
    expect(await auctionTitle(slug)).toBeNull();
  });

  it('contains the lots that match the query, and counts for every filter', async () => {
    const page = await auctionPage('on', { ...DEFAULT_QUERY, search: 'clock' }, null);
    expect(page?.lots.map(({ title }) => title)).toEqual(['A clock']);
    const open = await auctionPage('on', { ...DEFAULT_QUERY, show: 'no-reserve' }, null);
    expect(open?.catalogue).toMatchObject({
      found: 2,
      counts: { all: 3, open: 3, closed: 0, 'no-reserve': 2, mine: 0 },
    });
  });

  it('finds the lots on which the reader has bid', async () => {
    const page = await auctionPage('on', { ...DEFAULT_QUERY, show: 'mine' }, ben.userId);
    expect(page?.lots.map(({ lotId }) => lotId)).toEqual([contested]);
    expect((await auctionPage('on', { ...DEFAULT_QUERY, show: 'mine' }, null))?.lots).toEqual([]);
  });
});

describe('my bids', () => {
  it('are the lots that a person has bid on or watches, with their standing', async () => {
    const [adas, bens] = [await myBidsPage(ada.userId), await myBidsPage(ben.userId)];
    expect(adas.auctions.flatMap(({ lots }) => lots.map(({ lotId }) => lotId))).toEqual([contested]);
    expect(adas.auctions[0]?.viewer.lots[contested]).toMatchObject({ standing: 'leading', maxBid: Number(ADAS_MAX) });
    expect(new Set(bens.auctions.flatMap(({ lots }) => lots.map(({ lotId }) => lotId)))).toEqual(
      new Set([contested, watched]),
    );
    expect(bens.auctions[0]?.viewer.lots[contested]).toMatchObject({ standing: 'outbid', maxBid: Number(BENS_MAX) });
  });

  it('are empty for a person who has done neither', async () => {
    expect((await myBidsPage((await fixture.person()).userId)).auctions).toEqual([]);
  });
});

describe('secrets [I28 I31]', () => {
  const readers: Readonly<Record<string, () => string | null>> = {
    'a guest': () => null,
    'the leader': () => ada.userId,
    'the underbidder': () => ben.userId,
  };
  it.each([
    ['a guest', [RESERVE, ADAS_MAX, BENS_MAX]],
    ['the leader', [RESERVE, BENS_MAX]],
    ['the underbidder', [RESERVE, ADAS_MAX]],
  ])('do not appear in any page for %s', async (reader, secrets) => {
    const userId = readers[reader]?.() ?? null;
    const pages = [
      await homePage(userId),
      await auctionPage('on', DEFAULT_QUERY, userId),
      userId === null ? null : await myBidsPage(userId),
    ];
    const text = JSON.stringify(pages);
    expect(secrets.filter((secret) => text.includes(String(secret)))).toEqual([]);
  });
});
