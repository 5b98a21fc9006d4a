import { randomUUIDv7 } from 'node:crypto';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type { Prisma, PrismaClient } from '#server/store/generated/client.ts';
import { defaultTerms } from './default-terms.ts';

/** A lot as a fixture describes it; amounts in minor units. */
export type LotToBuild = {
  readonly title?: string;
  readonly maker?: string;
  readonly description?: string;
  readonly condition?: string;
  readonly group?: string | null;
  readonly estimate?: { readonly low: Money; readonly high: Money } | null;
  readonly openingBid?: Money;
  readonly reserve?: Money | null;
  readonly consignorId?: string | null;
};

/**
 * An auction as a fixture describes it. Instants in epoch milliseconds, the gap in milliseconds.
 */
export type AuctionToBuild = {
  readonly title?: string;
  readonly slug?: string;
  readonly subtitle?: string;
  readonly description?: string;
  readonly conditions?: string;
  readonly timeZone?: string;
  readonly terms?: Terms;
  readonly registration?: 'automatic' | 'approval';
  readonly status?: 'draft' | 'published';
  readonly opensAt?: number;
  readonly firstClosesAt?: number;
  readonly closeGap?: number;
  readonly createdById?: string | null;
  readonly lots?: readonly LotToBuild[];
};

export type BuiltLot = { readonly lotId: string; readonly lotNumber: string; readonly title: string };
export type BuiltAuction = {
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  /** In catalogue order. */
  readonly lots: readonly BuiltLot[];
};

const MINUTE = 60_000;

/**
 * Creates an auction with its catalogue: published, open since a minute ago and closing in an hour
 * unless `own` says otherwise. One statement writes it all, so that the notice of the new auction
 * finds its lots. The lots stay scheduled: the server opens them when they are due.
 */
export async function buildAuction(store: PrismaClient, own: AuctionToBuild = {}): Promise<BuiltAuction> {
  const now = Date.now();
  const { title = 'Clocks and watches', terms = defaultTerms(), status = 'published', closeGap = 0, lots = [{}] } = own;
  const auctionId = randomUUIDv7();
  const opensAt = own.opensAt ?? now - MINUTE;
  const firstClosesAt = own.firstClosesAt ?? now + 60 * MINUTE;
  const slug = own.slug ?? `fixture-${auctionId}`;
  const isPublished = status === 'published';
  const rows = lots.map((lot, place) =>
    lotRow(lot, { place, times: isPublished ? { opensAt, firstClosesAt, closeGap } : null }),
  );
  await store.auction.create({
    data: {
      id: auctionId,
      title,
      slug,
      subtitle: own.subtitle ?? '',
      description: own.description ?? 'A small catalogue.',
      conditions: own.conditions ?? 'Every lot is sold as it stands.',
      timeZone: own.timeZone ?? 'Europe/London',
      currency: terms.currency,
      terms,
      registration: own.registration ?? 'automatic',
      status,
      opensAt: new Date(opensAt),
      firstClosesAt: new Date(firstClosesAt),
      closeGap,
      createdById: own.createdById ?? null,
      publishedAt: isPublished ? new Date(Math.min(opensAt, now)) : null,
      lots: { createMany: { data: rows } },
    },
  });
  return {
    auctionId,
    slug,
    title,
    lots: rows.map(({ id, lotNumber, title: name }) => ({ lotId: id, lotNumber, title: name })),
  };
}

type Times = { readonly opensAt: number; readonly firstClosesAt: number; readonly closeGap: number };

function lotRow(lot: LotToBuild, { place, times }: { readonly place: number; readonly times: Times | null }) {
  const { estimate = null, openingBid = 10_000 as Money, reserve = null } = lot;
  // C5: lot n closes (n − 1) × gap after the first.
  const closesAt = times ? new Date(times.firstClosesAt + place * times.closeGap) : null;
  return {
    id: randomUUIDv7(),
    lotNumber: String(place + 1),
    position: place + 1,
    title: lot.title ?? 'A walnut bureau',
    maker: lot.maker ?? '',
    description: lot.description ?? '',
    condition: lot.condition ?? '',
    group: lot.group ?? null,
    estimateLow: estimate ? BigInt(estimate.low) : null,
    estimateHigh: estimate ? BigInt(estimate.high) : null,
    openingBid: BigInt(openingBid),
    reserve: reserve === null ? null : BigInt(reserve),
    reserveState: reserve === null ? 'none' : 'unmet',
    consignorId: lot.consignorId ?? null,
    opensAt: times ? new Date(times.opensAt) : null,
    scheduledClosesAt: closesAt,
    closesAt,
  } satisfies Prisma.LotCreateManyAuctionInput;
}
