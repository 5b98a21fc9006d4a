/**
 * Filters, searches, sorts and paginates a catalogue. The database does it, so that a catalogue of
 * ten thousand lots opens as fast as one of sixty; only a search reads the titles of all lots.
 */
import type { LotStatus } from '#auction/lot.ts';
import type { LotCounts } from '#protocol/views/auction-phase.ts';
import type { CatalogueFilter, CatalogueQuery, CatalogueResult, CatalogueSort } from '#protocol/views/catalogue.ts';
import { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { lotTotal, NO_LOTS } from '../rows/auction-phase.ts';
import { catalogueSearch } from './catalogue-search.ts';

const OPEN = Prisma.sql`"status" IN ('open', 'paused', 'scheduled')`;
const CLOSED = Prisma.sql`"status" IN ('sold', 'passed', 'withdrawn')`;

const filters = {
  all: () => Prisma.sql`TRUE`,
  open: () => OPEN,
  closed: () => CLOSED,
  // Whether there is a reserve is public (R2); its amount is not read here.
  'no-reserve': () => Prisma.sql`"reserveState" = 'none'`,
  mine: (mine: readonly string[]) => isAmong(mine),
} as const satisfies Readonly<Record<CatalogueFilter, unknown>>;

/** The hammer price, else the current bid, else the opening bid. */
const PRICE = Prisma.sql`coalesce("hammerPrice", "currentBid", "openingBid")`;

const sortings = {
  number: Prisma.sql`"position"`,
  // Closed lots come after those that are still to close.
  closing: Prisma.sql`(${CLOSED}), "closesAt" NULLS LAST, "position"`,
  'price-low': Prisma.sql`${PRICE}, "position"`,
  'price-high': Prisma.sql`${PRICE} DESC, "position"`,
} as const satisfies Readonly<Record<CatalogueSort, Prisma.Sql>>;

/** Counts of a whole catalogue. */
export type CatalogueSummary = {
  readonly byStatus: LotCounts;
  readonly withoutReserve: number;
  /** Epoch milliseconds; null if no lot has a closing time. */
  readonly lastClosesAt: number | null;
};

/** Counts an auction's lots. */
export async function catalogueSummary(auctionId: string): Promise<CatalogueSummary> {
  const rows = await prisma().$queryRaw<
    { status: LotStatus; lots: number; withoutReserve: number; lastClosesAt: Date | null }[]
  >`SELECT "status", count(*)::int AS "lots",
      (count(*) FILTER (WHERE "reserveState" = 'none'))::int AS "withoutReserve",
      max("closesAt") AS "lastClosesAt"
    FROM "Lot" WHERE "auctionId" = ${auctionId}::uuid GROUP BY "status"`;
  const closes = rows.flatMap((row) => row.lastClosesAt?.getTime() ?? []);
  return {
    byStatus: { ...NO_LOTS, ...Object.fromEntries(rows.map((row) => [row.status, row.lots])) },
    withoutReserve: rows.reduce((sum, row) => sum + row.withoutReserve, 0),
    lastClosesAt: closes.length === 0 ? null : Math.max(...closes),
  };
}

/** The lots on one page of a catalogue. `mine`: the lots on which the reader has bid. */
export async function cataloguePage(
  auctionId: string,
  { byStatus, withoutReserve }: CatalogueSummary,
  query: CatalogueQuery,
  { pageSize, mine }: { readonly pageSize: number; readonly mine: readonly string[] },
): Promise<CatalogueResult & { readonly lotIds: readonly string[] }> {
  const counts = {
    all: lotTotal(byStatus),
    open: byStatus.open + byStatus.paused + byStatus.scheduled,
    closed: byStatus.sold + byStatus.passed + byStatus.withdrawn,
    'no-reserve': withoutReserve,
    mine: mine.length,
  };
  let where = Prisma.sql`"auctionId" = ${auctionId}::uuid AND ${filters[query.show](mine)}`;
  let found = counts[query.show];
  if (query.search.trim() !== '') {
    const matching = await lotsThatMatch(where, query.search);
    where = Prisma.sql`${where} AND ${isAmong(matching)}`;
    found = matching.length;
  }
  const pages = Math.max(1, Math.ceil(found / pageSize));
  const page = Math.min(query.page, pages);
  const rows = await prisma().$queryRaw<{ id: string }[]>`SELECT "id" FROM "Lot" WHERE ${where}
    ORDER BY ${sortings[query.sort]} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { lotIds: rows.map(({ id }) => id), counts, found, page, pages };
}

async function lotsThatMatch(where: Prisma.Sql, search: string): Promise<readonly string[]> {
  const rows = await prisma().$queryRaw<
    { id: string; lotNumber: string; title: string; maker: string }[]
  >`SELECT "id", "lotNumber", "title", "maker" FROM "Lot" WHERE ${where}`;
  return rows.filter(catalogueSearch(search)).map(({ id }) => id);
}

function isAmong(lotIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`"id" = ANY (${[...lotIds]}::uuid[])`;
}
