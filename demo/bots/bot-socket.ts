import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { Ack, LookedUp } from '#protocol/socket/ack.ts';
import type { ClientEvents, ServerEvents } from '#protocol/socket/server-events.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import type { BidIdea } from './decide-bid.ts';

/** How long an answer may take, milliseconds; then the outcome is looked up by its key. */
const ANSWER_TIME = 5_000;
/** How long after it was sent a bid may still be decided, milliseconds. */
const GOOD_FOR = 8_000;

/** One bot's socket: what it sees of the rooms that it is in, and its hand in the air. */
export type BotSocket = {
  readonly isConnected: () => boolean;
  /** The house clock, epoch milliseconds. */
  readonly now: () => number;
  readonly join: (auctionId: string) => void;
  readonly leave: (auctionId: string) => void;
  readonly lot: (lotId: string) => PublicLot | null;
  readonly standing: (lotId: string) => PaddleLot['standing'];
  /** Null before the auction was joined, or without a paddle in it. */
  readonly paddleStatus: (auctionId: string) => PaddleStatus | null;
  /** Bids, and does not rest before it knows what became of it; null when the line went down for good. */
  readonly bid: (lotId: string, idea: BidIdea) => Promise<LookedUp | null>;
  readonly close: () => void;
};

export function openBotSocket(house: string, cookie: string, onSessionEnded: () => void): BotSocket {
  const socket: Socket<ServerEvents, ClientEvents> = io(house, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin: house },
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 10_000,
  });
  const rooms = new Set<string>();
  const lots = new Map<string, PublicLot>();
  const own = new Map<string, PaddleLot>();
  const paddles = new Map<string, PaddleStatus>();
  let offset = 0;
  let isClosed = false;

  const see = (lotId: string, lot: PublicLot) => {
    if (lot.seq >= (lots.get(lotId)?.seq ?? -1)) lots.set(lotId, lot);
  };
  const seeOwn = (standings: Readonly<Record<string, PaddleLot>>) => {
    for (const [lotId, mine] of Object.entries(standings))
      if (mine.seq >= (own.get(lotId)?.seq ?? -1)) own.set(lotId, mine);
  };

  const enter = async (auctionId: string) => {
    const joined: Ack<'auction:join'> | null = await socket
      .timeout(ANSWER_TIME)
      .emitWithAck('auction:join', { protocol: PROTOCOL_VERSION, auctionId })
      .catch(() => null);
    if (!joined?.ok) return;
    offset = joined.now - Date.now();
    for (const [lotId, lot] of Object.entries(joined.lots)) see(lotId, lot);
    if (joined.you) {
      paddles.set(auctionId, joined.you.paddle.status);
      seeOwn(joined.you.lots);
    }
  };

  socket.on('connect', () => {
    for (const auctionId of rooms) void enter(auctionId);
  });
  socket.on('lot:changed', ({ lotId, lot, now }) => {
    offset = now - Date.now();
    see(lotId, lot);
  });
  socket.on('paddle:changed', ({ auctionId, paddle, lots: standings }) => {
    paddles.set(auctionId, paddle.status);
    seeOwn(standings);
  });
  socket.on('session:ended', ({ reason }) => {
    if (reason !== 'house-restarting') onSessionEnded();
  });

  /** Nothing is sent while the line is down, and so nothing is sent late. */
  const send = async (request: Parameters<ClientEvents['bid:place']>[0]): Promise<LookedUp | null> => {
    if (!socket.connected) return null;
    return socket
      .timeout(ANSWER_TIME)
      .emitWithAck('bid:place', request)
      .catch(() => null);
  };

  const lookUp = async (key: string, lotId: string): Promise<LookedUp | null> => {
    while (!isClosed) {
      const verdict: LookedUp | null = socket.connected
        ? await socket
            .timeout(ANSWER_TIME)
            .emitWithAck('command:look-up', { key, lotId })
            .catch(() => null)
        : null;
      if (verdict && (verdict.ok || verdict.outcome === 'refused')) return verdict;
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
      if (socket.connected) void enter(auctionId);
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
      const verdict = await send(request);
      const answered = verdict && (verdict.ok || verdict.outcome === 'refused') ? verdict : await lookUp(key, lotId);
      if (answered?.lot) see(lotId, answered.lot);
      if (answered?.ok) seeOwn({ [lotId]: answered.you });
      return answered;
    },
    close: () => {
      isClosed = true;
      socket.close();
    },
  };
}
