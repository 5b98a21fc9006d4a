import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultTerms } from '#demo/seed/default-terms.ts';
import type { CatalogueQuery } from '#protocol/views/catalogue.ts';
import { type AuthFixture, openAuthFixture } from '#server/auth/testing/auth-fixture.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { cataloguePage, catalogueSummary } from './catalogue-page.ts';

const defaultQuery: CatalogueQuery = { show: 'all', search: '', sort: 'number', page: 1 };
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 12, minutes));

let fixture: AuthFixture;
beforeAll(async () => {
  fixture = await openAuthFixture();
});
afterAll(() => fixture.close());

type Lot = Partial<Prisma.LotCreateManyInput> & { readonly position: number };

/** An open lot, unless `change` says otherwise. */
const lot = (position: number, change: Partial<Prisma.LotCreateManyInput> = {}): Lot => ({ position, ...change });
const ended = { seq: 2n, endedAt: at(0) } as const;
const sold = (price: bigint) => ({
  ...ended,
  status: 'sold',
  currentBid: price,
  leadingPaddle: 'house',
  hammerPrice: price,
});

/** Creates an auction with these lots. `show` returns its catalogue as lot positions. */
async function catalogue(...lots: readonly Lot[]) {
  const auctionId = randomUUIDv7();
  const ids = new Map<string, number>(lots.map(({ position }) => [randomUUIDv7(), position]));
  const idOf = (position: number) => [...ids].find(([, other]) => other === position)?.[0] ?? '';
  await prisma().auction.create({
    data: {
      id: auctionId,
      slug: `sale-${auctionId}`,
      title: 'A sale',
      timeZone: 'Europe/London',
      currency: 'GBP',
      terms: defaultTerms(),
    },
  });
  await prisma().lot.createMany({
    data: lots.map((change) => ({
      id: idOf(change.position),
      auctionId,
      lotNumber: String(change.position),
      title: `Lot ${change.position}`,
      openingBid: 100n,
      status: 'open',
      seq: change.status === 'scheduled' ? 0n : 1n,
      closesAt: at(change.position),
      ...change,
    })),
  });
  const show = async (query: Partial<CatalogueQuery> = {}, { pageSize = 100, mine = [] as readonly number[] } = {}) => {
    const summary = await catalogueSummary(auctionId);
    const page = await cataloguePage(
      auctionId,
      summary,
      { ...defaultQuery, ...query },
      { pageSize, mine: mine.map(idOf) },
    );
    return { ...page, lots: page.lotIds.map((id) => ids.get(id)), summary };
  };
  return { show };
}

describe('a catalogue', () => {
  it('is in the order of positions by default', async () => {
    const { show } = await catalogue(lot(3), lot(1), lot(2));
    expect((await show()).lots).toEqual([1, 2, 3]);
  });

  it('filters open lots, closed lots, lots without reserve and the reader’s lots', async () => {
    const { show } = await catalogue(
      lot(1, { reserve: 900n, reserveState: 'unmet' }),
      lot(2, { status: 'scheduled' }),
      lot(3, { status: 'paused', reserve: 900n, reserveState: 'met' }),
      lot(4, { ...sold(500n), reserve: 400n, reserveState: 'met' }),
      lot(5, { ...ended, status: 'passed', reserve: 900n, reserveState: 'unmet' }),
      lot(6, { ...ended, status: 'withdrawn', reserve: 900n, reserveState: 'unmet' }),
    );
    expect((await show({ show: 'open' })).lots).toEqual([1, 2, 3]);
    expect((await show({ show: 'closed' })).lots).toEqual([4, 5, 6]);
    expect((await show({ show: 'no-reserve' })).lots).toEqual([2]);
    expect((await show({ show: 'mine' }, { mine: [1, 4] })).lots).toEqual([1, 4]);
    expect((await show({ show: 'mine' })).lots).toEqual([]);
  });

  it('counts the lots of each filter regardless of the search', async () => {
    const { show } = await catalogue(
      lot(1, { title: 'A clock' }),
      lot(2, { title: 'A clock', ...sold(500n) }),
      lot(3, { title: 'A chair' }),
    );
    expect(await show({ search: 'CLOCK', show: 'open' }, { mine: [3] })).toMatchObject({
      lots: [1],
      counts: { all: 3, open: 2, closed: 1, 'no-reserve': 3, mine: 1 },
      found: 1,
    });
  });

  it('reports when the last lot closes, and null without any closing time', async () => {
    const timed = await catalogue(lot(1, { closesAt: at(50) }), lot(2, sold(500n)));
    expect((await timed.show()).summary.lastClosesAt).toBe(at(50).getTime());
    const untimed = await catalogue(lot(1, { closesAt: null }));
    expect((await untimed.show()).summary.lastClosesAt).toBeNull();
  });

  it('sorts by closing time, with closed lots last', async () => {
    const { show } = await catalogue(
      lot(1, { ...sold(500n), closesAt: at(1) }),
      lot(2, { closesAt: at(9) }),
      lot(3, { closesAt: at(5) }),
      lot(4, { status: 'scheduled', closesAt: null }),
    );
    expect((await show({ sort: 'closing' })).lots).toEqual([3, 2, 4, 1]);
  });

  it('sorts by hammer price, current bid or opening bid in both directions, then by position', async () => {
    const { show } = await catalogue(
      lot(1, sold(300n)),
      lot(2, { openingBid: 50n, currentBid: 100n, leadingPaddle: 'house' }),
      lot(3),
    );
    expect((await show({ sort: 'price-low' })).lots).toEqual([2, 3, 1]);
    expect((await show({ sort: 'price-high' })).lots).toEqual([1, 2, 3]);
  });

  it('paginates all lots and search results; beyond the last page it returns the last one', async () => {
    const { show } = await catalogue(lot(1), lot(2), lot(3), lot(4), lot(5));
    expect((await show({ page: 2 }, { pageSize: 2 })).lots).toEqual([3, 4]);
    expect(await show({ page: 9 }, { pageSize: 2 })).toMatchObject({ lots: [5], page: 3, pages: 3 });
    expect(await show({ page: 9, search: 'lot' }, { pageSize: 2 })).toMatchObject({ lots: [5], page: 3, pages: 3 });
  });

  it('has one empty page without lots', async () => {
    const { show } = await catalogue();
    expect(await show()).toMatchObject({ lots: [], found: 0, page: 1, pages: 1 });
  });
});
