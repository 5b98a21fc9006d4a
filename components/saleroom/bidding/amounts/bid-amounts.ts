/** The amounts that the bid panel offers and lets through, worked out from the lot's asking bid and the auction's terms. The house checks them again. */
import { isOnLadder, nextBidAbove, rungAbove, rungsAround } from '#auction/increment-table.ts';
import { LARGEST_AMOUNT, type Money } from '#auction/money.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import type { LotView } from '#components/saleroom/lot/lot-view.ts';
import { isLeading, shownStanding } from '#components/saleroom/lot/standing.ts';
import type { BidWish } from '../bid-intent.ts';

/** How many steps of the increments, and what multiple of the asking bid, one bid may take before it has to be confirmed twice. */
const STEPS_AT_ONCE = 5;
const MULTIPLE_AT_ONCE = 2;
const MULTIPLE_FOR_MAX = 10;

/** How far the stepper walks; beyond it an amount is left as typed and the house judges it. */
const MOST_STEPS = 20_000;

/** The amounts for the panel's buttons, the asking bid first: the house's own list. */
export function offeredAmounts(lot: PublicLot, count: number): readonly Money[] {
  return lot.nextBids.slice(0, count);
}

/**
 * The least that this viewer may bid now, or set as their max; null where nothing may be. A leader does not raise their own bid (B3): they may only
 * move their max, above the present one, or down to the current bid where the terms allow it (X3).
 */
export function leastAmount(
  kind: BidWish['kind'],
  view: LotView,
  terms: Terms,
  paddle: PaddleNumber | null,
): Money | null {
  const { lot, you } = view;
  if (lot.askingBid === null) return null;
  if (!isLeading(shownStanding(lot, you, paddle))) return lot.askingBid;
  if (kind === 'exact' || !you || you.maxBid === null) return null;
  if (terms.maxBidMayBeLowered) return lot.currentBid;
  return terms.ladderOnly ? rungAbove(terms.increments, you.maxBid) : ((you.maxBid + 1) as Money);
}

/** The next amount up from here that may be bid. */
export function stepUp(terms: Terms, amount: Money): Money {
  return Math.min(nextBidAbove(terms.increments, amount), LARGEST_AMOUNT) as Money;
}

/** The next amount down from here, on the way up from the asking bid; the same amount where the next would be below `least`. */
export function stepDown(terms: Terms, amount: Money, bounds: { readonly from: Money; readonly least: Money }): Money {
  let below: Money | null = null;
  for (const next of steps(terms, bounds.from)) {
    if (next >= amount) break;
    if (next >= bounds.least) below = next;
  }
  return below ?? amount;
}

/** An amount that may be bid, nearest at or above the wished one: the ladder's next where only its amounts are taken (B1), never below `least`. */
export function snapped(terms: Terms, wished: Money, least: Money): Money {
  if (wished <= least) return least;
  if (!terms.ladderOnly || isOnLadder(terms.increments, wished)) return wished;
  return rungsAround(terms.increments, wished).at(-1) ?? wished;
}

/** The amounts from here up. Bounded, so that a slipped row of zeros over pennies of increment cannot hold up the page. */
function* steps(terms: Terms, from: Money): Generator<Money> {
  yield from;
  let amount = from;
  for (let count = 0; count < MOST_STEPS; count++) {
    const next = stepUp(terms, amount);
    if (next <= amount) return;
    amount = next;
    yield amount;
  }
}

export type Jump = { readonly isJump: boolean; readonly above: Money };

/**
 * Whether an amount is so far above the asking bid that it may be a slip of the finger, and how far above the current bid it is. A max is meant to be far
 * above, so it is held to the house's own guard (B5) and to a multiple that only a slipped zero reaches.
 */
export function jumpOf(kind: BidWish['kind'], amount: Money, lot: PublicLot, terms: Terms): Jump {
  const above = (amount - (lot.currentBid ?? 0)) as Money;
  if (lot.askingBid === null) return { isJump: false, above };
  const guarded = terms.jumpGuard !== null && amount > lot.askingBid * terms.jumpGuard;
  if (kind === 'max') return { isJump: guarded || amount > lot.askingBid * MULTIPLE_FOR_MAX, above };
  let most = lot.askingBid;
  for (let step = 1; step < STEPS_AT_ONCE; step++) most = stepUp(terms, most);
  return { isJump: guarded || amount > most || amount > lot.askingBid * MULTIPLE_AT_ONCE, above };
}
