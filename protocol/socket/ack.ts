/** The acknowledgements. Every request gets exactly one; `ok` is whether it succeeded. */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import type { ClerkLot, PaddleLot, PublicLot } from '#auction/views.ts';
import type { ClientEventName } from './client-events.ts';

/** Refusals made before the rules are applied. The key stays unused and may be sent again. */
export type EdgeRefusal =
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] }
  | { readonly code: 'UNAUTHENTICATED' }
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'RATE_LIMITED'; readonly retryAfter: number }
  | { readonly code: 'BUSY'; readonly retryAfter: number }
  | { readonly code: 'UNSUPPORTED_PROTOCOL'; readonly supported: number }
  /** The key was looked up before any command with it arrived. It will never be accepted now. */
  | { readonly code: 'NEVER_RECEIVED' }
  /** An internal error. `outcome` states whether the command was certainly not accepted. */
  | { readonly code: 'SOMETHING_WENT_WRONG' };

export type Refusal = Rejection | EdgeRefusal;

/** `refused`: certainly not accepted. `unknown`: it may have been accepted; look the key up. */
export type Refused = {
  readonly ok: false;
  readonly outcome: 'refused' | 'unknown';
  readonly refusal: Refusal;
  /** The lot's current state, if the request concerned one and the server could read it. */
  readonly lot?: PublicLot;
};

/** A paddle as sent to its owner. */
export type PaddleView = { readonly paddle: string; readonly status: PaddleStatus; readonly bidLimit: number | null };

export type JoinedAuction = {
  readonly ok: true;
  readonly auctionId: string;
  /** The database's clock when the acknowledgement was created, epoch milliseconds. */
  readonly now: number;
  readonly lots: Readonly<Record<string, PublicLot>>;
  /**
   * The later events of each lot named in `since`; null if there are too many and the client should
   * use the snapshot.
   */
  readonly missed: Readonly<Record<string, readonly RecordedPublicEvent[] | null>>;
  /** Null for a spectator. */
  readonly you: { readonly paddle: PaddleView; readonly lots: Readonly<Record<string, PaddleLot>> } | null;
  readonly watching: number;
};

/**
 * The receipt of an accepted bid: its number and hash in the lot's ledger, and the lot's state
 * right after its batch.
 */
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

/** The outcome of a key: the answer that its command got or would have got. */
export type LookedUp = AcceptedBid | Refused;

export type AckResults = {
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

export type Ack<N extends ClientEventName> = AckResults[N] | Refused;
