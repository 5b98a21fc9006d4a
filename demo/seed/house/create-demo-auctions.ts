import type { Money } from '#auction/money.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';
import { type BuiltAuction, buildAuction, type LotToBuild } from '../build-auction.ts';
import { buildConsignor } from '../build-consignor.ts';
import { seededRandom } from '../seeded-random.ts';
import type { CatalogueLot } from './catalogue-lot.ts';
import { conditionsOfSale } from './conditions-of-sale.ts';
import {
  type DemoAuction,
  demoAuctions,
  quarterHourSale,
  ROUND_GAP,
  ROUND_LENGTH,
  ROUND_LOTS,
} from './demo-auctions.ts';

type Announced = { readonly now: number; readonly createdById: string | null };

/** So long before they close, rounds of the Quarter-Hour Sale are announced, milliseconds: whoever looks sees what comes next. */
const ROUNDS_AHEAD = 20 * 60_000;
/** So long before its first lot closes a round opens: while the one before it comes to its end. */
const ROUND_OPEN = 5 * 60_000;

/** Announces every auction of the house of which nothing is on or coming: at the first start all of them, later those whose last lot has closed. */
export async function holdAuctions(
  store: PrismaClient,
  { now, createdById }: Announced,
): Promise<readonly BuiltAuction[]> {
  const held: BuiltAuction[] = [];
  for (const auction of demoAuctions) {
    const before = await editionsOf(store, auction.slug);
    if (before.some(({ lotsToCome }) => lotsToCome > 0)) continue;
    const edition = before.length + 1;
    const title = edition === 1 ? auction.title : `${auction.title}, part ${edition}`;
    const opensAt = now + auction.opensIn;
    held.push(
      await hold(
        store,
        { ...auction, title },
        { edition, opensAt, firstClosesAt: onTheQuarter(now + auction.firstClosesIn), createdById },
      ),
    );
  }
  return held;
}

/** Announces rounds of the Quarter-Hour Sale until they reach far enough ahead, each where the one before ends. */
export async function holdRounds(
  store: PrismaClient,
  { now, createdById }: Announced,
): Promise<readonly BuiltAuction[]> {
  const before = await editionsOf(store, quarterHourSale.slug);
  const held: BuiltAuction[] = [];
  let edition = before.length;
  let next = Math.max(now + ROUND_GAP, ...before.map(({ firstClosesAt }) => firstClosesAt + ROUND_LENGTH));
  while (next - now < ROUNDS_AHEAD) {
    edition += 1;
    const title = `${quarterHourSale.title}, No. ${edition}`;
    const lots = lotsOfRound(edition);
    held.push(
      await hold(
        store,
        { ...quarterHourSale, title, lots },
        { edition, opensAt: Math.max(now - 1_000, next - ROUND_OPEN), firstClosesAt: next, createdById },
      ),
    );
    next += ROUND_LENGTH;
  }
  return held;
}

/** Which of its small things a round offers: all of them within two rounds, in an order of its own. */
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

async function hold(
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

/** All of the house's currencies have hundredths. */
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

/** Printed times look better on a quarter of an hour. */
function onTheQuarter(at: number): number {
  const quarter = 15 * 60_000;
  return Math.ceil(at / quarter) * quarter;
}
