import { askingBid } from './asking-bid.ts';
import type { BidCommand } from './commands.ts';
import { isOnLadder, rungsAround } from './increment-table.ts';
import type { Lot } from './lot.ts';
import { termsOf, whyNoBids } from './lot-state.ts';
import type { Money } from './money.ts';
import type { Bidder } from './paddle.ts';
import type { Rejection } from './rejections.ts';

/**
 * Why a person may not bid on a lot at all, whatever the amount (B3, B4): checks the registration
 * first, then the lot's state. Null if they may.
 */
export function whyMayNotBid(lot: Lot, { bidder, at }: BidCommand): Rejection | null {
  return whyNotRegistered(bidder) ?? (bidder.consignedThisLot ? { code: 'OWN_LOT' } : null) ?? whyNoBids(lot, at);
}

function whyNotRegistered({ paddle, status }: Bidder): Rejection | null {
  if (paddle === null) return { code: 'NOT_REGISTERED' };
  switch (status) {
    case null:
      return { code: 'NOT_REGISTERED' };
    case 'awaiting-approval':
      return { code: 'AWAITING_APPROVAL' };
    case 'suspended':
      return { code: 'SUSPENDED' };
    case 'approved':
      return null;
    default:
      return status satisfies never;
  }
}

/** Checks an offer's amounts: asking bid (B1), ladder (B1), paddle limit (B3), jump guard (B5). */
export function whyAmountRefused(
  lot: Lot,
  asked: { readonly least: Money; readonly amounts: readonly Money[]; readonly limit: Money } & Pick<
    BidCommand,
    'bidder' | 'jumpConfirmed'
  >,
): Rejection | null {
  const terms = termsOf(lot);
  const asking = askingBid(lot, terms);
  const lowest = Math.min(...asked.amounts);
  if (lowest < asked.least) return { code: 'BELOW_ASKING_BID', askingBid: asking };
  if (terms.ladderOnly) {
    // The least bid is always allowed, even if an opening bid or a reserve put it between two
    // rungs.
    const mayBeBid = (amount: Money) =>
      amount === asking || amount === asked.least || isOnLadder(terms.increments, amount);
    const off = asked.amounts.find((amount) => !mayBeBid(amount));
    if (off !== undefined) {
      const nearest = rungsAround(terms.increments, off).filter((rung) => rung >= asking);
      return { code: 'NOT_ON_LADDER', nearest: nearest.length > 0 ? nearest : [asking] };
    }
  }
  const { available } = asked.bidder;
  if (available !== null && asked.limit > available) return { code: 'OVER_LIMIT', available };
  if (terms.jumpGuard !== null && !asked.jumpConfirmed && asking > 0) {
    const most = Math.floor(asking * terms.jumpGuard) as Money;
    if (asked.limit > most) return { code: 'JUMP_TOO_HIGH', most };
  }
  return null;
}
