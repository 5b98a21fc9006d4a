import { type LotStatus, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import { type PublicLot, publicLot } from '#auction/views.ts';
import type { Prisma } from '#server/store/generated/client.ts';

/** The columns of a lot's public view. */
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

/**
 * The public view of a lot's row, computed by the same function as the saleroom's. Of the reserve
 * the view needs only whether there is one.
 */
export function publicLotOfRow(row: PublicLotRow, terms: Terms): PublicLot {
  const openingBid = Number(row.openingBid) as Money;
  return publicLot({
    ...SCHEDULED_LOT,
    terms,
    openingBid,
    status: row.status as LotStatus,
    seq: Number(row.seq),
    hash: row.hash,
    currentBid: moneyOrNull(row.currentBid),
    leadingPaddle: row.leadingPaddle,
    bidCount: row.bidCount,
    reserve: row.reserveState === 'none' ? null : openingBid,
    reserveMet: row.reserveState === 'met',
    scheduledClosesAt: row.scheduledClosesAt?.getTime() ?? null,
    closesAt: row.closesAt?.getTime() ?? null,
    extensions: row.extensions,
    hammerPrice: moneyOrNull(row.hammerPrice),
    endedAt: row.endedAt?.getTime() ?? null,
  });
}

function moneyOrNull(value: bigint | null): Money | null {
  return value === null ? null : (Number(value) as Money);
}
