import type { Money } from './money.ts';
import type { Bidder, PaddleNumber } from './paddle.ts';
import type { Terms } from './terms.ts';

/** Every command carries the house clock's instant (epoch milliseconds) at which it is decided; the rules have no clock of their own. */
type At = { readonly at: number };

/** A fresh random salt (hex) for the commitment that takes a secret's place in the public chain. */
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
 * A bid of `amount`, at which it stands at least, and up to the secret `max` where one is given (X1).
 * Without `max` it is an exact bid: its max is its amount.
 */
export type PlaceBid = At &
  Salted & {
    readonly type: 'PlaceBid';
    readonly bidder: Bidder;
    readonly amount: Money;
    readonly max: Money | null;
    readonly jumpConfirmed: boolean;
  };

/** Sets, raises or (where the terms say so) lowers a secret max (X1–X3). Bids the asking bid where the paddle does not lead. */
export type SetMaxBid = At &
  Salted & {
    readonly type: 'SetMaxBid';
    readonly bidder: Bidder;
    readonly max: Money;
    readonly jumpConfirmed: boolean;
  };

/** Lowers the reserve while the lot is open (R2). */
export type LowerReserve = At & Salted & { readonly type: 'LowerReserve'; readonly reserve: Money };

/** Takes back the accepted bid whose event has this seq (B6). */
export type VoidBid = At & { readonly type: 'VoidBid'; readonly voidedSeq: number; readonly reason: string };

/** Moves a timed lot's close because of a bid on another lot (C4) or a measured downtime (C6). Never moves it back. */
export type ExtendClosing = At & {
  readonly type: 'ExtendClosing';
  readonly closesAt: number;
  readonly cause: 'another-lot' | 'downtime';
};

export type PauseLot = At & { readonly type: 'PauseLot'; readonly reason: string };
/** Ends a pause; a timed lot gets back the time that the pause took. */
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

/** The commands that people with a paddle give. */
export type BidCommand = PlaceBid | SetMaxBid;

export type { PaddleNumber };
