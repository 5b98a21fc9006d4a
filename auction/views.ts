import { askingBid } from './asking-bid.ts';
import { nextBids } from './increment-table.ts';
import type { Lot, LotStatus } from './lot.ts';
import { termsOf } from './lot-state.ts';
import { LARGEST_AMOUNT, type Money } from './money.ts';
import type { PaddleNumber } from './paddle.ts';
import { standingOfferOf, standingOffers } from './standing-offers.ts';

export type ReserveState = 'none' | 'unmet' | 'met';

/** What everybody may know about a lot's bidding. It is whole: any later one replaces any earlier one. */
export type PublicLot = {
  readonly status: LotStatus;
  readonly seq: number;
  readonly hash: string;
  readonly currentBid: Money | null;
  readonly leadingPaddle: PaddleNumber | null;
  /** The least next bid; null when the lot takes none. */
  readonly askingBid: Money | null;
  /** The next amounts worth a button, the asking bid first; empty when the lot takes no bid. */
  readonly nextBids: readonly Money[];
  readonly bidCount: number;
  readonly reserve: ReserveState;
  readonly scheduledClosesAt: number | null;
  readonly closesAt: number | null;
  readonly extensions: number;
  readonly hammerPrice: Money | null;
  readonly endedAt: number | null;
};

/** Where a paddle stands on a lot. `leading` with an unmet reserve is shown as such by whoever also has the public lot. */
export type Standing = 'none' | 'leading' | 'outbid' | 'won' | 'lost';

/** What a lot looks like to one paddle beside the public view: its own secret and nobody else's. */
export type PaddleLot = {
  readonly seq: number;
  readonly standing: Standing;
  /** The paddle's own highest standing limit; null if it has made no offer. */
  readonly maxBid: Money | null;
};

/** What those with the clerk's right see beside the public view. */
export type ClerkLot = {
  readonly seq: number;
  readonly reserve: Money | null;
  readonly maxBids: readonly { readonly paddle: PaddleNumber; readonly max: Money }[];
};

const BUTTONS = 3;

/** What everybody may know. Nothing secret is in it: of the reserve only whether it is met (R2), of a max bid nothing. */
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

/** What one paddle may know beside that: where it stands, and its own limit. */
export function paddleLot(lot: Lot, paddle: PaddleNumber): PaddleLot {
  const offer = standingOfferOf(lot.offers, paddle);
  return { seq: lot.seq, standing: offer ? standing(lot, paddle) : 'none', maxBid: offer?.limit ?? null };
}

/** What those with the clerk's right may know: the reserve, and every paddle's standing limit, the highest first. */
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
