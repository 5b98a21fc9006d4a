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

/** Connects to the server at `url` with a session's cookie. */
export function openBotSocket(url: string, cookie: string, onSessionEnded: () => void): BotSocket {
  const socket: Socket<ServerEvents, ClientEvents> = io(url, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin: url },
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 10_000,
  });
  const rooms = new Set<string>();
  const lots = new Map<string, PublicLot>();
  const own = new Map<string, PaddleLot>();
  const paddles = new Map<string, PaddleStatus>();
  let offset = 0;
  let isClosed = false;

  const updateLot = (lotId: string, lot: PublicLot) => {
    if (lot.seq >= (lots.get(lotId)?.seq ?? -1)) lots.set(lotId, lot);
  };
  const updateStandings = (standings: Readonly<Record<string, PaddleLot>>) => {
    for (const [lotId, mine] of Object.entries(standings))
      if (mine.seq >= (own.get(lotId)?.seq ?? -1)) own.set(lotId, mine);
  };

  const joinRoom = async (auctionId: string) => {
    const joined: Ack<'auction:join'> | null = await socket
      .timeout(ANSWER_TIME)
      .emitWithAck('auction:join', { protocol: PROTOCOL_VERSION, auctionId })
      .catch(() => null);
    if (!joined?.ok) return;
    offset = joined.now - Date.now();
    for (const [lotId, lot] of Object.entries(joined.lots)) updateLot(lotId, lot);
    if (joined.you) {
      paddles.set(auctionId, joined.you.paddle.status);
      updateStandings(joined.you.lots);
    }
  };

  socket.on('connect', () => {
    for (const auctionId of rooms) void joinRoom(auctionId);
  });
  socket.on('lot:changed', ({ lotId, lot, now }) => {
    offset = now - Date.now();
    updateLot(lotId, lot);
  });
  socket.on('paddle:changed', ({ auctionId, paddle, lots: standings }) => {
    paddles.set(auctionId, paddle.status);
    updateStandings(standings);
  });
  socket.on('session:ended', ({ reason }) => {
    if (reason !== 'house-restarting') onSessionEnded();
  });

  /** Sends nothing while disconnected, so that no bid is sent late. */
  const send = async (request: Parameters<ClientEvents['bid:place']>[0]): Promise<LookedUp | null> => {
    if (!socket.connected) return null;
    return socket
      .timeout(ANSWER_TIME)
      .emitWithAck('bid:place', request)
      .catch(() => null);
  };

  const lookUp = async (key: string, lotId: string): Promise<LookedUp | null> => {
    while (!isClosed) {
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
  };

  const now = () => Date.now() + offset;
  return {
    isConnected: () => socket.connected,
    now,
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
    lot: (lotId) => lots.get(lotId) ?? null,
    standing: (lotId) => own.get(lotId)?.standing ?? 'none',
    paddleStatus: (auctionId) => paddles.get(auctionId) ?? null,
    bid: async (lotId, { amount, max }) => {
      if (!socket.connected) return null;
      const key = randomUUID();
      const request = {
        key,
        lotId,
        amount: amount as Money,
        ...(max !== null && { max }),
        expiresAt: now() + GOOD_FOR,
      };
      const ack = await send(request);
      const answered = ack && (ack.ok || ack.outcome === 'refused') ? ack : await lookUp(key, lotId);
      if (answered?.lot) updateLot(lotId, answered.lot);
      if (answered?.ok) updateStandings({ [lotId]: answered.you });
      return answered;
    },
    close: () => {
      isClosed = true;
      socket.close();
    },
  };
}
