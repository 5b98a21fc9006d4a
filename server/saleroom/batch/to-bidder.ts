import type { Lot } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { BidderRecord, LotId } from '../ports.ts';

/**
 * The bidder as the rules need it; a null record is the house's. `lots` are the lots of this
 * batch: their states replace what the ledger records as committed on them.
 */
export function toBidder(
  record: BidderRecord | null,
  lotId: LotId,
  lots: ReadonlyMap<LotId, { readonly state: Lot }>,
): Bidder {
  return {
    paddle: record?.paddle ?? null,
    status: record?.status ?? null,
    available: record?.bidLimit == null ? null : available(record, record.bidLimit, lotId, lots),
    consignedThisLot: record?.consignedLots.includes(lotId) ?? false,
  };
}

function available(
  record: BidderRecord,
  bidLimit: number,
  lotId: LotId,
  lots: ReadonlyMap<LotId, { readonly state: Lot }>,
): Money {
  let remaining = bidLimit;
  for (const [committedId, amount] of Object.entries(record.committed)) {
    if (committedId !== lotId && !lots.has(committedId)) remaining -= amount;
  }
  for (const [otherId, { state }] of lots) if (otherId !== lotId) remaining -= committedOn(state, record.paddle);
  return Math.max(0, remaining) as Money;
}

/**
 * What a paddle has committed on a lot: its limit where it leads, the hammer price where it has
 * won, otherwise nothing.
 */
function committedOn(lot: Lot, paddle: string | null): number {
  if (paddle === null || lot.leadingPaddle !== paddle) return 0;
  if (lot.status === 'sold') return lot.hammerPrice ?? 0;
  return lot.status === 'open' || lot.status === 'paused' ? (lot.leader?.limit ?? 0) : 0;
}
