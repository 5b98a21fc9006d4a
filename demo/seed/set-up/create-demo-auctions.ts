import type { Money } from '#auction/money.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';
import { type BuiltAuction, buildAuction, type LotToBuild } from '../build-auction.ts';
import { buildConsignor } from '../build-consignor.ts';
import type { CatalogueLot } from '../catalogue/catalogue-lot.ts';
import { conditionsOfSale } from '../catalogue/conditions-of-sale.ts';
import {
  type DemoAuction,
  demoAuctions,
  quarterHourSale,
  ROUND_GAP,
  ROUND_LENGTH,
  ROUND_LOTS,
} from '../catalogue/demo-auctions.ts';
import { seededRandom } from '../seeded-random.ts';

/** `now` in epoch milliseconds. */
type Options = { readonly now: number; readonly createdById: string | null };

/** How far ahead rounds of the Quarter-Hour Sale are created, milliseconds. */
const ROUNDS_AHEAD = 20 * 60_000;
/**
 * How long before its first close a round opens, milliseconds: it overlaps with the round before
 * it.
 */
const ROUND_OPEN = 5 * 60_000;

/**
 * Creates every demo auction that has no lot on sale or to come: all at the first start, later the
 * ended ones.
 */
export async function createAuctions(
  store: PrismaClient,
  { now, createdById }: Options,
): Promise<readonly BuiltAuction[]> {
  const created: BuiltAuction[] = [];
  for (const auction of demoAuctions) {
    const before = await editionsOf(store, auction.slug);
    if (before.some(({ lotsToCome }) => lotsToCome > 0)) continue;
    const edition = before.length + 1;
    const title = edition === 1 ? auction.title : `${auction.title}, part ${edition}`;
    const opensAt = now + auction.opensIn;
    created.push(
      await createAuction(
        store,
        { ...auction, title },
        { edition, opensAt, firstClosesAt: nextQuarterHour(now + auction.firstClosesIn), createdById },
      ),
    );
  }
  return created;
}

/**
 * Creates rounds of the Quarter-Hour Sale until they reach ROUNDS_AHEAD, each starting where the
 * previous one ends.
 */
export async function createRounds(
  store: PrismaClient,
  { now, createdById }: Options,
): Promise<readonly BuiltAuction[]> {
  const before = await editionsOf(store, quarterHourSale.slug);
  const created: BuiltAuction[] = [];
  let edition = before.length;
  let next = Math.max(now + ROUND_GAP, ...before.map(({ firstClosesAt }) => firstClosesAt + ROUND_LENGTH));
  while (next - now < ROUNDS_AHEAD) {
    edition += 1;
    const title = `${quarterHourSale.title}, No. ${edition}`;
    const lots = lotsOfRound(edition);
    created.push(
      await createAuction(
        store,
        { ...quarterHourSale, title, lots },
        { edition, opensAt: Math.max(now - 1_000, next - ROUND_OPEN), firstClosesAt: next, createdById },
      ),
    );
    next += ROUND_LENGTH;
  }
  return created;
}

/** The lots of a round: two rounds offer every lot once, each round in its own order. */
export function lotsOfRound(edition: number): readonly CatalogueLot[] {
  const lots = quarterHourSale.lots;
  const half = (edition + 1) % 2;
  const random = seededRandom(`round ${edition}`);
  return lots
    .filter((_, place) => place % 2 === half)
    .map((lot) => ({ lot, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, ROUND_LOTS)
    .map(({ lot }) => lot);
}

type Edition = { readonly firstClosesAt: number; readonly lotsToCome: number };

async function editionsOf(store: PrismaClient, slug: string): Promise<readonly Edition[]> {
  const auctions = await store.auction.findMany({
    where: { OR: [{ slug }, { slug: { startsWith: `${slug}-` } }] },
    select: {
      firstClosesAt: true,
      _count: { select: { lots: { where: { status: { in: ['scheduled', 'open', 'paused'] } } } } },
    },
  });
  return auctions.map(({ firstClosesAt, _count }) => ({
    firstClosesAt: firstClosesAt?.getTime() ?? 0,
    lotsToCome: _count.lots,
  }));
}

async function createAuction(
  store: PrismaClient,
  auction: Pick<
    DemoAuction,
    'slug' | 'title' | 'subtitle' | 'description' | 'timeZone' | 'registration' | 'terms' | 'closeGap' | 'lots'
  >,
  {
    edition,
    ...times
  }: {
    readonly edition: number;
    readonly opensAt: number;
    readonly firstClosesAt: number;
    readonly createdById: string | null;
  },
): Promise<BuiltAuction> {
  const { slug, lots, ...words } = auction;
  const built: LotToBuild[] = [];
  for (const lot of lots) {
    const { consignorId } = await buildConsignor(store, { name: lot.consignor });
    built.push(inMinorUnits(lot, consignorId));
  }
  return buildAuction(store, {
    ...words,
    ...times,
    conditions: conditionsOfSale,
    slug: edition === 1 ? slug : `${slug}-${edition}`,
    lots: built,
  });
}

/** Every currency of the demo has hundredths. */
function inMinorUnits(
  { estimate: [low, high], opening, reserve, ...lot }: CatalogueLot,
  consignorId: string,
): LotToBuild {
  const minor = (major: number) => (major * 100) as Money;
  return {
    title: lot.title,
    maker: lot.maker,
    description: lot.description,
    condition: lot.condition,
    estimate: { low: minor(low), high: minor(high) },
    openingBid: minor(opening),
    reserve: reserve === undefined ? null : minor(reserve),
    consignorId,
  };
}

/** Rounds a time up to the next quarter of an hour: closing times look better on one. */
function nextQuarterHour(at: number): number {
  const quarter = 15 * 60_000;
  return Math.ceil(at / quarter) * quarter;
}
