import type { Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';
import type { Terms } from './terms.ts';

/**
 * What happened to a lot. `at` is the house clock when it was decided, epoch milliseconds. Everything outside `secret` is public;
 * where an event has a secret, `commitment` stands for it in the public chain: the hash of the secret with its salt. When the lot
 * has ended those are opened whose secret the price has told (decision 16).
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
 * A row of the bid history (X5). `automatic`: the house answered somebody else's bid for this paddle, up to its max; then there is no
 * commitment. A bid by a person commits to the paddle's limit, be it exact or a max, so that the two look alike from outside.
 */
export type BidPlaced = At & {
  readonly type: 'BidPlaced';
  readonly paddle: PaddleNumber;
  readonly amount: Money;
  readonly automatic: boolean;
  /** The seq of the event that made the house bid; null for a person's own bid. It may be the next one: a beaten max is shown before the bid that beat it. */
  readonly cause: number | null;
  readonly commitment: string | null;
  /** `atLeast` is what the person bid aloud; for a max bid alone, the opening bid. Price and leader after a void need it (B6). */
  readonly secret: { readonly limit: Money; readonly atLeast: Money; readonly salt: string } | null;
};

/** A leader moved their own max. The public sees only that a sealed limit was entered, not whose. */
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
 * The bid at `voidedSeq` is as if never placed (B6); price and leader after it are stated, since outsiders cannot work them out.
 * `rows` are the seqs of the history rows that go with it: its own, and the automatic ones that it caused or that were made under it.
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
/** An event as everybody may see it. */
export type PublicLotEvent = WithoutSecret<LotEvent>;

/** An event in its place in the lot's ledger: `seq` counts 1..n without gaps, `hash` chains it to the one before. */
export type RecordedEvent = { readonly seq: number; readonly hash: string; readonly event: LotEvent };
export type RecordedPublicEvent = { readonly seq: number; readonly hash: string; readonly event: PublicLotEvent };

/** Takes the secret out of an event, before anything leaves the house. */
export function publicPart(event: LotEvent): PublicLotEvent {
  if (!('secret' in event)) return event;
  const { secret: _secret, ...open } = event;
  return open as PublicLotEvent;
}
