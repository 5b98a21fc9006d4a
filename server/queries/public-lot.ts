import { nextBidAbove, nextBids } from '#auction/increment-table.ts';
import type { LotStatus } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot, ReserveState } from '#auction/views.ts';
import type { Prisma } from '#server/store/generated/client.ts';

/** The columns of a lot's row that its public view is made of. */
export const publicLotColumns = {
  status: true,
  seq: true,
  hash: true,
  openingBid: true,
  currentBid: true,
  leadingPaddle: true,
  bidCount: true,
  reserveState: true,
  scheduledClosesAt: true,
  closesAt: true,
  extensions: true,
  hammerPrice: true,
  endedAt: true,
} as const satisfies Prisma.LotSelect;

type PublicLotRow = Prisma.LotGetPayload<{ select: typeof publicLotColumns }>;

/** How many next amounts are worth a button. */
const NEXT_BIDS = 3;

/** What everybody may know about a lot, made of its row: the same as the saleroom's `publicLot` makes of its events. */
export function publicLotOfRow(row: PublicLotRow, terms: Terms): PublicLot {
  const currentBid = moneyOrNull(row.currentBid);
  const askingBid =
    row.status === 'open'
      ? currentBid === null
        ? (Number(row.openingBid) as Money)
        : nextBidAbove(terms.increments, currentBid)
      : null;
  return {
    status: row.status as LotStatus,
    seq: Number(row.seq),
    hash: row.hash,
    currentBid,
    leadingPaddle: row.leadingPaddle,
    askingBid,
    nextBids: askingBid === null ? [] : nextBids(terms.increments, askingBid, NEXT_BIDS),
    bidCount: row.bidCount,
    reserve: row.reserveState as ReserveState,
    scheduledClosesAt: row.scheduledClosesAt?.getTime() ?? null,
    closesAt: row.closesAt?.getTime() ?? null,
    extensions: row.extensions,
    hammerPrice: moneyOrNull(row.hammerPrice),
    endedAt: row.endedAt?.getTime() ?? null,
  };
}

function moneyOrNull(value: bigint | null): Money | null {
  return value === null ? null : (Number(value) as Money);
}
