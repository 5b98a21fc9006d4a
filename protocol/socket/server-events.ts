/** All events that the server sends: facts in the past tense, each for one audience. */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { ClerkLot, PaddleLot, PublicLot } from '#auction/views.ts';
import type { Ack, PaddleView } from './ack.ts';
import type { ClientEventName, ClientRequest } from './client-events.ts';

/**
 * To everybody in the auction: the lot's whole public state after events fromSeq..toSeq. A client
 * applies it if fromSeq follows its own seq, drops it if toSeq does not exceed its own, and
 * otherwise catches up.
 */
export type LotChangedMessage = {
  readonly auctionId: string;
  readonly lotId: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly lot: PublicLot;
  readonly events: readonly RecordedPublicEvent[];
  readonly now: number;
};

/** To one paddle: its registration, and its standing on the lots that changed. */
export type PaddleChangedMessage = {
  readonly auctionId: string;
  readonly paddle: PaddleView;
  readonly lots: Readonly<Record<string, PaddleLot>>;
};

/** To clerks and admins. */
export type ClerkLotChangedMessage = { readonly auctionId: string; readonly lotId: string; readonly clerk: ClerkLot };

/** To everybody in the auction: its catalogue or its times changed; reload the page. */
export type AuctionChangedMessage = { readonly auctionId: string };

/** To everybody in the auction, at most once a second: the number of connections. */
export type AttendanceChangedMessage = { readonly auctionId: string; readonly watching: number };

/** To one connection, before it is closed. */
export type SessionEndedMessage = { readonly reason: 'signed-out' | 'suspended' | 'house-restarting' };

export type ServerEvents = {
  'lot:changed': (message: LotChangedMessage) => void;
  'paddle:changed': (message: PaddleChangedMessage) => void;
  'clerk:lot-changed': (message: ClerkLotChangedMessage) => void;
  'auction:changed': (message: AuctionChangedMessage) => void;
  'attendance:changed': (message: AttendanceChangedMessage) => void;
  'session:ended': (message: SessionEndedMessage) => void;
};

/** The events of the client in the form of Socket.IO's types. */
export type ClientEvents = {
  [N in ClientEventName]: (request: ClientRequest<N>, answer: (ack: Ack<N>) => void) => void;
};
