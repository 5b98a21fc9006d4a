import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { Ack, LookedUp } from '#protocol/socket/ack.ts';
import type { ClientEvents, ServerEvents } from '#protocol/socket/server-events.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import type { IntendedBid } from './decide-bid.ts';
import { createRoomState, type RoomState } from './room-state.ts';

/** How long to wait for an answer, milliseconds; after that the outcome is looked up by its key. */
const ANSWER_TIME = 5_000;
/** How long after sending it a bid may still be decided, milliseconds. */
const GOOD_FOR = 8_000;

/** One bot's socket: the state of the rooms it has joined, and its bids. */
export type BotSocket = {
  readonly isConnected: () => boolean;
  /** The server's clock, epoch milliseconds. */
  readonly now: () => number;
  readonly join: (auctionId: string) => void;
  readonly leave: (auctionId: string) => void;
  readonly lot: (lotId: string) => PublicLot | null;
  readonly standing: (lotId: string) => PaddleLot['standing'];
  /** Null before the auction is joined, or without a paddle in it. */
  readonly paddleStatus: (auctionId: string) => PaddleStatus | null;
  /**
   * Places a bid and resolves when its outcome is known; null when the socket closed before that.
   */
  readonly bid: (lotId: string, intended: IntendedBid) => Promise<LookedUp | null>;
  readonly close: () => void;
};

type ServerSocket = Socket<ServerEvents, ClientEvents>;
type BidRequest = Parameters<ClientEvents['bid:place']>[0];

/** Connects to the server at `url` with a session's cookie. */
export function openBotSocket(url: string, cookie: string, onSessionEnded: () => void): BotSocket {
  const socket: ServerSocket = io(url, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin: url },
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 10_000,
  });
  const rooms = new Set<string>();
  const state = createRoomState();
  let isClosed = false;

  const joinRoom = async (auctionId: string) => {
    const joined: Ack<'auction:join'> | null = await socket
      .timeout(ANSWER_TIME)
      .emitWithAck('auction:join', { protocol: PROTOCOL_VERSION, auctionId })
      .catch(() => null);
    if (joined?.ok) state.applyJoin(joined);
  };
  socket.on('connect', () => {
    for (const auctionId of rooms) void joinRoom(auctionId);
  });
  applyAnnouncements(socket, state, onSessionEnded);

  return {
    isConnected: () => socket.connected,
    now: state.now,
    join: (auctionId) => {
      rooms.add(auctionId);
      if (socket.connected) void joinRoom(auctionId);
    },
    leave: (auctionId) => {
      rooms.delete(auctionId);
      if (socket.connected)
        void socket
          .timeout(ANSWER_TIME)
          .emitWithAck('auction:leave', { auctionId })
          .catch(() => null);
    },
    lot: state.lot,
    standing: state.standing,
    paddleStatus: state.paddleStatus,
    bid: async (lotId, { amount, max }) => {
      if (!socket.connected) return null;
      const request = {
        key: randomUUID(),
        lotId,
        amount: amount as Money,
        ...(max !== null && { max }),
        expiresAt: state.now() + GOOD_FOR,
      };
      const answer = await send(socket, request);
      const isOutcome = answer && (answer.ok || answer.outcome === 'refused');
      const outcome = isOutcome ? answer : await lookUp(socket, request, () => isClosed);
      if (outcome) state.applyOutcome(lotId, outcome);
      return outcome;
    },
    close: () => {
      isClosed = true;
      socket.close();
    },
  };
}

function applyAnnouncements(socket: ServerSocket, state: RoomState, onSessionEnded: () => void): void {
  socket.on('lot:changed', ({ lotId, lot, now }) => {
    state.setClock(now);
    state.updateLot(lotId, lot);
  });
  socket.on('paddle:changed', ({ auctionId, paddle, lots }) => state.updatePaddle(auctionId, paddle.status, lots));
  socket.on('session:ended', ({ reason }) => {
    if (reason !== 'house-restarting') onSessionEnded();
  });
}

/** Sends nothing while disconnected, so that no bid is sent late. */
async function send(socket: ServerSocket, request: BidRequest): Promise<LookedUp | null> {
  if (!socket.connected) return null;
  return socket
    .timeout(ANSWER_TIME)
    .emitWithAck('bid:place', request)
    .catch(() => null);
}

/** Looks the key up every second until its outcome is known or the socket is closed. */
async function lookUp(
  socket: ServerSocket,
  { key, lotId }: Pick<BidRequest, 'key' | 'lotId'>,
  isClosed: () => boolean,
): Promise<LookedUp | null> {
  while (!isClosed()) {
    const outcome: LookedUp | null = socket.connected
      ? await socket
          .timeout(ANSWER_TIME)
          .emitWithAck('command:look-up', { key, lotId })
          .catch(() => null)
      : null;
    if (outcome && (outcome.ok || outcome.outcome === 'refused')) return outcome;
    await pause(1_000);
  }
  return null;
}
