/** The answers. Every request gets exactly one; `ok` says whether it was done. */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import type { ClerkLot, PaddleLot, PublicLot } from '#auction/views.ts';
import type { ClientEventName } from './client-events.ts';

/** Refusals that the door gives before the rules are asked. They say nothing about a key: the same key may be tried again. */
export type EdgeRefusal =
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] }
  | { readonly code: 'UNAUTHENTICATED' }
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'RATE_LIMITED'; readonly retryAfter: number }
  | { readonly code: 'BUSY'; readonly retryAfter: number }
  | { readonly code: 'UNSUPPORTED_PROTOCOL'; readonly supported: number }
  /** The key was never received before it was looked up; it is burnt now and will never be accepted. */
  | { readonly code: 'NEVER_RECEIVED' }
  /** A fault of the house. `outcome` beside it says whether the command is known not to have been accepted. */
  | { readonly code: 'SOMETHING_WENT_WRONG' };

export type Refusal = Rejection | EdgeRefusal;

/** `refused`: certainly not accepted. `unknown`: look the key up; it may have been accepted. */
export type Refused = {
  readonly ok: false;
  readonly outcome: 'refused' | 'unknown';
  readonly refusal: Refusal;
  /** The lot as it stands, where the request was about one and the house could say. */
  readonly lot?: PublicLot;
};

/** A paddle as its owner sees it. */
export type PaddleView = { readonly paddle: string; readonly status: PaddleStatus; readonly bidLimit: number | null };

export type JoinedAuction = {
  readonly ok: true;
  readonly auctionId: string;
  /** The house clock when the answer was made, epoch milliseconds. */
  readonly now: number;
  readonly lots: Readonly<Record<string, PublicLot>>;
  /** For each lot named in `since`: the events after it; null where there are too many and the snapshot must do. */
  readonly missed: Readonly<Record<string, readonly RecordedPublicEvent[] | null>>;
  /** Null for a spectator. */
  readonly you: { readonly paddle: PaddleView; readonly lots: Readonly<Record<string, PaddleLot>> } | null;
  readonly watching: number;
};

/** The receipt of an accepted bid: its place and hash in the lot's ledger, with the lot as it stood right after its batch. */
export type AcceptedBid = {
  readonly ok: true;
  readonly key: string;
  readonly lotId: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
  readonly lot: PublicLot;
  readonly you: PaddleLot;
};

export type AcceptedClerkCommand = {
  readonly ok: true;
  readonly key: string;
  readonly lotId: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
  readonly lot: PublicLot;
  readonly clerk: ClerkLot;
};

/** What became of a key: the same answer that its command got or would have got. */
export type LookedUp = AcceptedBid | Refused;

export type Answers = {
  'auction:join': JoinedAuction;
  'auction:leave': { readonly ok: true };
  'lot:catch-up': {
    readonly ok: true;
    readonly lotId: string;
    readonly lot: PublicLot;
    readonly events: readonly RecordedPublicEvent[] | null;
    readonly you: PaddleLot | null;
  };
  'bid:place': AcceptedBid;
  'max-bid:set': AcceptedBid;
  'command:look-up': AcceptedBid;
  'clock:read': { readonly ok: true; readonly now: number };
  'bid:void': AcceptedClerkCommand;
  'reserve:lower': AcceptedClerkCommand;
  'lot:withdraw': AcceptedClerkCommand;
  'lot:pause': AcceptedClerkCommand;
  'lot:resume': AcceptedClerkCommand;
};

export type Ack<N extends ClientEventName> = Answers[N] | Refused;
