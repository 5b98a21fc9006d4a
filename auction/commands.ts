import type { Money } from './money.ts';
import type { Bidder } from './paddle.ts';
import type { Terms } from './terms.ts';

/** The time of the decision by the house clock, epoch milliseconds. The rules have no own clock. */
type At = { readonly at: number };

/** A fresh random salt (hex) for the commitment that replaces a secret in the public chain. */
type Salted = { readonly salt: string };

/** Puts a scheduled lot on sale. `closesAt` is null in a live auction (C7). */
export type OpenLot = At &
  Salted & {
    readonly type: 'OpenLot';
    readonly terms: Terms;
    readonly openingBid: Money;
    readonly reserve: Money | null;
    readonly closesAt: number | null;
  };

/**
 * A bid of at least `amount`, and up to the secret `max` if given (X1). Without `max` it is an
 * exact bid: its max is its amount.
 */
export type PlaceBid = At &
  Salted & {
    readonly type: 'PlaceBid';
    readonly bidder: Bidder;
    readonly amount: Money;
    readonly max: Money | null;
    readonly jumpConfirmed: boolean;
  };

/** Sets, raises or (if the terms allow it) lowers a secret max (X1–X3). A bid if not leading. */
export type SetMaxBid = At &
  Salted & {
    readonly type: 'SetMaxBid';
    readonly bidder: Bidder;
    readonly max: Money;
    readonly jumpConfirmed: boolean;
  };

/** Lowers the reserve while the lot is open (R2). */
export type LowerReserve = At & Salted & { readonly type: 'LowerReserve'; readonly reserve: Money };

/** Voids the accepted bid whose event has this seq (B6). */
export type VoidBid = At & { readonly type: 'VoidBid'; readonly voidedSeq: number; readonly reason: string };

/**
 * Extends a timed lot after a bid on another lot (C4) or a measured downtime (C6). Never shortens.
 */
export type ExtendClosing = At & {
  readonly type: 'ExtendClosing';
  readonly closesAt: number;
  readonly cause: 'another-lot' | 'downtime';
};

export type PauseLot = At & { readonly type: 'PauseLot'; readonly reason: string };
/** Ends a pause. A timed lot is extended by the length of the pause. */
export type ResumeLot = At & { readonly type: 'ResumeLot' };
/** Closes a timed lot that is due: sold to the leader, or passed (C1, R3, O2). */
export type CloseLot = At & { readonly type: 'CloseLot' };
export type WithdrawLot = At & { readonly type: 'WithdrawLot'; readonly reason: string };

export type LotCommand =
  | OpenLot
  | PlaceBid
  | SetMaxBid
  | LowerReserve
  | VoidBid
  | ExtendClosing
  | PauseLot
  | ResumeLot
  | CloseLot
  | WithdrawLot;

/** The commands of bidders. */
export type BidCommand = PlaceBid | SetMaxBid;
