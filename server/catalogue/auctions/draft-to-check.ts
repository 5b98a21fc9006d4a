import type { Money } from '#auction/money.ts';
import { termsSchema } from '#protocol/export/terms-schema.ts';
import type { Auction } from '#server/store/generated/client.ts';
import type { Transaction } from '../transaction.ts';
import type { DraftToCheck } from './publish-checklist.ts';

/** Reads the facts that the publishing checklist needs. */
export async function readDraftToCheck(store: Transaction, auction: Auction): Promise<DraftToCheck> {
  const lots = await store.lot.findMany({
    where: { auctionId: auction.id },
    orderBy: { position: 'asc' },
    select: {
      lotNumber: true,
      openingBid: true,
      reserve: true,
      estimateLow: true,
      estimateHigh: true,
      images: { select: { alt: true } },
    },
  });
  return {
    description: auction.description,
    conditions: auction.conditions,
    timeZone: auction.timeZone,
    terms: termsSchema.parse(auction.terms),
    opensAt: auction.opensAt?.getTime() ?? null,
    firstClosesAt: auction.firstClosesAt?.getTime() ?? null,
    closeGap: auction.closeGap,
    lots: lots.map((lot) => ({
      lotNumber: lot.lotNumber,
      openingBid: Number(lot.openingBid) as Money,
      reserve: amount(lot.reserve),
      estimateLow: amount(lot.estimateLow),
      estimateHigh: amount(lot.estimateHigh),
      pictures: lot.images.length,
      picturesWithoutAlt: lot.images.filter(({ alt }) => alt === '').length,
    })),
  };
}

function amount(minor: bigint | null): Money | null {
  return minor === null ? null : (Number(minor) as Money);
}
