import { askingBid } from './asking-bid.ts';
import { nextBids } from './increment-table.ts';
import type { Lot, LotStatus } from './lot.ts';
import { termsOf } from './lot-state.ts';
import { LARGEST_AMOUNT, type Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';
import { standingOfferOf, standingOffers } from './standing-offers.ts';

export type ReserveState = 'none' | 'unmet' | 'met';

/** The public state of a lot. It is complete: a later one replaces any earlier one. */
export type PublicLot = {
  readonly status: LotStatus;
  readonly seq: number;
  readonly hash: string;
  readonly currentBid: Money | null;
  readonly leadingPaddle: PaddleNumber | null;
  /** The least next bid; null when the lot accepts no bids. */
  readonly askingBid: Money | null;
  /** The next amounts to offer, the asking bid first; empty when the lot accepts no bids. */
  readonly nextBids: readonly Money[];
  readonly bidCount: number;
  readonly reserve: ReserveState;
  readonly scheduledClosesAt: number | null;
  readonly closesAt: number | null;
  readonly extensions: number;
  readonly hammerPrice: Money | null;
  readonly endedAt: number | null;
};

/** A paddle's standing on a lot. The public state adds whether the reserve is met. */
export type Standing = 'none' | 'leading' | 'outbid' | 'won' | 'lost';

/** What one paddle sees in addition to the public state: its own standing and max. */
export type PaddleLot = {
  readonly seq: number;
  readonly standing: Standing;
  /** The paddle's own standing limit; null without an offer. */
  readonly maxBid: Money | null;
};

/** What a clerk sees in addition to the public state. */
export type ClerkLot = {
  readonly seq: number;
  readonly reserve: Money | null;
  readonly maxBids: readonly { readonly paddle: PaddleNumber; readonly max: Money }[];
};

const BUTTONS = 3;

/** Derives the public state: whether the reserve is met (R2), but no reserve and no max bid. */
export function publicLot(lot: Lot): PublicLot {
  const asking = lot.status === 'open' ? askingBid(lot, termsOf(lot)) : null;
  const takesBids = asking !== null && asking <= LARGEST_AMOUNT;
  return {
    status: lot.status,
    seq: lot.seq,
    hash: lot.hash,
    currentBid: lot.currentBid,
    leadingPaddle: lot.leadingPaddle,
    askingBid: takesBids ? asking : null,
    nextBids: takesBids ? nextBids(termsOf(lot).increments, asking, BUTTONS) : [],
    bidCount: lot.bidCount,
    reserve: reserveState(lot),
    scheduledClosesAt: lot.scheduledClosesAt,
    closesAt: lot.closesAt,
    extensions: lot.extensions,
    hammerPrice: lot.hammerPrice,
    endedAt: lot.endedAt,
  };
}

/** Derives a paddle's own standing and limit. */
export function paddleLot(lot: Lot, paddle: PaddleNumber): PaddleLot {
  const offer = standingOfferOf(lot.offers, paddle);
  return { seq: lot.seq, standing: offer ? standing(lot, paddle) : 'none', maxBid: offer?.limit ?? null };
}

/** Derives the clerk's view: the reserve, and every paddle's standing limit, highest first. */
export function clerkLot(lot: Lot): ClerkLot {
  const maxBids = standingOffers(lot.offers).map(({ paddle, limit }) => ({ paddle, max: limit }));
  return { seq: lot.seq, reserve: lot.reserve, maxBids };
}

function reserveState({ reserve, reserveMet }: Lot): ReserveState {
  if (reserve === null) return 'none';
  return reserveMet ? 'met' : 'unmet';
}

function standing(lot: Lot, paddle: PaddleNumber): Standing {
  const isLeading = lot.leadingPaddle === paddle;
  switch (lot.status) {
    case 'scheduled':
    case 'withdrawn':
      return 'none';
    case 'open':
    case 'paused':
      return isLeading ? 'leading' : 'outbid';
    case 'sold':
      return isLeading ? 'won' : 'lost';
    case 'passed':
      return 'lost';
    default:
      return lot.status satisfies never;
  }
}
