import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';
import type { Terms } from './terms.ts';

/**
 * An event of a lot. `at` is the time of the decision by the house clock, epoch milliseconds.
 * Everything outside `secret` is public. `commitment` replaces the secret in the public chain: it
 * is the hash of the secret with its salt. After the lot has ended, secrets that the price has
 * already disclosed are opened (decision 16).
 */
type At = { readonly at: number };

export type LotOpened = At & {
  readonly type: 'LotOpened';
  readonly terms: Terms;
  readonly openingBid: Money;
  readonly closesAt: number | null;
  /** Null when the lot has no reserve. */
  readonly commitment: string | null;
  readonly secret: { readonly reserve: Money; readonly salt: string } | null;
};

/**
 * A row of the bid history (X5). `automatic`: the house answered another bid for this paddle within
 * its max, without a commitment. A person's bid commits to its limit, whether exact or a max, so
 * that the public cannot tell the two apart.
 */
export type BidPlaced = At & {
  readonly type: 'BidPlaced';
  readonly paddle: PaddleNumber;
  readonly amount: Money;
  readonly automatic: boolean;
  /** The seq of the event that caused an automatic bid, which may be the next one; else null. */
  readonly cause: number | null;
  readonly commitment: string | null;
  /**
   * `atLeast`: the amount bid openly; the opening bid for a max alone. Needed after a void (B6).
   */
  readonly secret: { readonly limit: Money; readonly atLeast: Money; readonly salt: string } | null;
};

/** A leader changed their max. The public sees that a sealed limit was entered, but not whose. */
export type MaxBidSet = At & {
  readonly type: 'MaxBidSet';
  readonly commitment: string;
  readonly secret: { readonly paddle: PaddleNumber; readonly limit: Money; readonly salt: string };
};

export type ReserveMet = At & { readonly type: 'ReserveMet' };
export type ReserveLowered = At & {
  readonly type: 'ReserveLowered';
  readonly commitment: string;
  readonly secret: { readonly reserve: Money; readonly salt: string };
};
export type ClosingExtended = At & {
  readonly type: 'ClosingExtended';
  readonly closesAt: number;
  readonly cause: 'bid' | 'another-lot' | 'downtime';
};
/**
 * The bid at `voidedSeq` counts as never placed (B6). The event states the new price and leader,
 * because outsiders cannot compute them. `rows` are the seqs of the removed history rows: its own,
 * and the automatic ones that it caused or that were made under its max.
 */
export type BidVoided = At & {
  readonly type: 'BidVoided';
  readonly voidedSeq: number;
  readonly reason: string;
  readonly rows: readonly number[];
  readonly currentBid: Money | null;
  readonly leadingPaddle: PaddleNumber | null;
};
export type LotPaused = At & { readonly type: 'LotPaused'; readonly reason: string };
export type LotResumed = At & { readonly type: 'LotResumed'; readonly closesAt: number | null };
export type LotSold = At & {
  readonly type: 'LotSold';
  readonly hammerPrice: Money;
  readonly paddle: PaddleNumber;
  readonly underbidder: PaddleNumber | null;
};
export type LotPassed = At & { readonly type: 'LotPassed'; readonly why: 'no-bid' | 'reserve-not-met' };
export type LotWithdrawn = At & { readonly type: 'LotWithdrawn'; readonly reason: string };

export type LotEvent =
  | LotOpened
  | BidPlaced
  | MaxBidSet
  | ReserveMet
  | ReserveLowered
  | ClosingExtended
  | BidVoided
  | LotPaused
  | LotResumed
  | LotSold
  | LotPassed
  | LotWithdrawn;

type WithoutSecret<E> = E extends unknown ? Omit<E, 'secret'> : never;
/** The public part of an event. */
export type PublicLotEvent = WithoutSecret<LotEvent>;

/** An event in a lot's ledger: `seq` counts 1..n without gaps, `hash` chains it to the last one. */
export type RecordedEvent = { readonly seq: number; readonly hash: string; readonly event: LotEvent };
export type RecordedPublicEvent = { readonly seq: number; readonly hash: string; readonly event: PublicLotEvent };

/** Removes the secret from an event before it is made public. */
export function publicPart(event: LotEvent): PublicLotEvent {
  if (!('secret' in event)) return event;
  const { secret: _secret, ...open } = event;
  return open as PublicLotEvent;
}
