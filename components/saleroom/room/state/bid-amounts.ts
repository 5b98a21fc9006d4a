/**
 * The amounts that the bid panel accepts, from the lot's asking bid and the auction's terms. The
 * server checks every bid again.
 */
import { isOnLadder, nextBidAbove, rungAbove, rungsAround } from '#auction/increment-table.ts';
import { LARGEST_AMOUNT, type Money } from '#auction/money.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import type { ProposedBid } from './bid-intent.ts';
import type { LotView } from './lot-view.ts';
import { isLeading, shownStanding } from './standing.ts';

/**
 * A bid is a jump, and must be confirmed twice, when it is more than this many increments or more
 * than this multiple of the asking bid. A maximum has its own multiple.
 */
const MAX_INCREMENTS = 5;
const MAX_MULTIPLE = 2;
const MAX_MULTIPLE_FOR_MAXIMUM = 10;

/**
 * The most increments that stepping down walks through, so that tiny increments cannot block the
 * page.
 */
const MAX_STEPS = 20_000;

/**
 * The lowest amount that this viewer can bid or set as their maximum; null if they can do neither.
 * A leader cannot raise their own bid (B3). They can raise their maximum, and lower it to the
 * current bid if the terms allow it (X3).
 */
export function minimumAmount(
  kind: ProposedBid['kind'],
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

/** The next higher amount that can be bid. */
export function stepUp(terms: Terms, amount: Money): Money {
  return Math.min(nextBidAbove(terms.increments, amount), LARGEST_AMOUNT) as Money;
}

/**
 * The next lower of the steps from `start`; the same amount if that would be below `minimum`.
 */
export function stepDown(
  terms: Terms,
  amount: Money,
  bounds: { readonly start: Money; readonly minimum: Money },
): Money {
  let below: Money | null = null;
  for (const next of steps(terms, bounds.start)) {
    if (next >= amount) break;
    if (next >= bounds.minimum) below = next;
  }
  return below ?? amount;
}

/**
 * The lowest amount at or above `amount` that can be bid, never below `minimum`. If the auction
 * takes only its own amounts, this is the next one of its ladder (B1).
 */
export function snapToLadder(terms: Terms, amount: Money, minimum: Money): Money {
  if (amount <= minimum) return minimum;
  if (!terms.ladderOnly || isOnLadder(terms.increments, amount)) return amount;
  return rungsAround(terms.increments, amount).at(-1) ?? amount;
}

/** `start` and the amounts above it, at most MAX_STEPS. */
function* steps(terms: Terms, start: Money): Generator<Money> {
  yield start;
  let amount = start;
  for (let count = 0; count < MAX_STEPS; count++) {
    const next = stepUp(terms, amount);
    if (next <= amount) return;
    amount = next;
    yield amount;
  }
}

export type Jump = { readonly isJump: boolean; readonly above: Money };

/**
 * Whether an amount is so high that it may be a typing error, and how far above the current bid it
 * is. A maximum is usually high, so only the house's jump guard (B5) and a multiple that suggests
 * an extra zero apply to it.
 */
export function jumpOf(kind: ProposedBid['kind'], amount: Money, lot: PublicLot, terms: Terms): Jump {
  const above = (amount - (lot.currentBid ?? 0)) as Money;
  if (lot.askingBid === null) return { isJump: false, above };
  const isGuarded = terms.jumpGuard !== null && amount > lot.askingBid * terms.jumpGuard;
  if (kind === 'max') return { isJump: isGuarded || amount > lot.askingBid * MAX_MULTIPLE_FOR_MAXIMUM, above };
  let highest = lot.askingBid;
  for (let step = 1; step < MAX_INCREMENTS; step++) highest = stepUp(terms, highest);
  return { isJump: isGuarded || amount > highest || amount > lot.askingBid * MAX_MULTIPLE, above };
}
