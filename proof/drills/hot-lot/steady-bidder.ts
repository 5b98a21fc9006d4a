import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Money } from '#auction/money.ts';
import type { Cast, Fixture } from '#demo/seed/build-scenario.ts';
import { waitUntil } from '#proof/processes/wait-until.ts';
import type { AcceptedBid, Ack } from '#protocol/socket/ack.ts';
import type { Store } from '#server/store/prisma-client.ts';

/**
 * A time outside the room. Times of `performance`: when the connection ended, when the bidder had
 * joined again, when a bid was answered again.
 */
export type Outage = { readonly brokeAt: number; backAt: number | null; answeredAt: number | null };

/** A bidder who bids until they are stopped. */
export type SteadyBidder = {
  readonly receipts: readonly AcceptedBid[];
  /** When each receipt was received, a time of `performance`. */
  readonly receivedAt: readonly number[];
  /** The codes of the refusals that were received. */
  readonly refusals: readonly string[];
  /** How many bids had no answer, or the answer "unknown", at the first attempt. */
  readonly unanswered: () => number;
  readonly outages: readonly Outage[];
  /** Bids no more; resolves when the last bid has its answer. */
  readonly stop: () => Promise<void>;
  readonly close: () => void;
};

/** The pause between two bids of one bidder, milliseconds: well within the rate limit. */
const BID_EVERY = 150;
const ANSWER_TIMEOUT = 2_500;

/**
 * Connects a bidder who raises their max bid above everybody's (`nextAmount`, whole pounds), and
 * who reconnects as the page does (components/saleroom/connection/saleroom-socket.ts). A bid
 * without an answer is sent again under its key.
 */
export function createSteadyBidder(
  url: string,
  { auctionId, lot }: Fixture,
  { cookie }: Cast,
  nextAmount: () => number,
): SteadyBidder {
  const socket = openSocket(url, `${cookie.name}=${cookie.value}`);
  const { outages, isJoined } = trackOutages(socket, auctionId);
  const receipts: AcceptedBid[] = [];
  const receivedAt: number[] = [];
  const refusals: string[] = [];
  let unanswered = 0;
  let isStopped = false;
  let isClosed = false;

  const send = async (request: object): Promise<Ack<'max-bid:set'> | null> => {
    const answer: Ack<'max-bid:set'> | null = await socket
      .timeout(ANSWER_TIMEOUT)
      .emitWithAck('max-bid:set', request)
      .catch(() => null);
    return answer === null || (!answer.ok && answer.outcome === 'unknown') ? null : answer;
  };
  const recordAnswer = (answer: Ack<'max-bid:set'>) => {
    const outage = outages.at(-1);
    if (outage && outage.backAt !== null) outage.answeredAt ??= performance.now();
    if (!answer.ok) return void refusals.push(answer.refusal.code);
    receipts.push(answer);
    receivedAt.push(performance.now());
  };
  const bid = async () => {
    const request = { key: crypto.randomUUID(), lotId: lot.lotId, max: (nextAmount() * 100) as Money };
    for (let attempts = 0; !isClosed; attempts += 1) {
      if (attempts > 0) await waitUntil(() => isJoined() || isClosed, 'a bidder to join again');
      const answer = await send(request);
      if (answer !== null) return recordAnswer(answer);
      if (attempts === 0) unanswered += 1;
    }
  };
  const bidding = (async () => {
    while (!isStopped) {
      if (isJoined()) await bid();
      await pause(BID_EVERY);
    }
  })();

  return {
    receipts,
    receivedAt,
    refusals,
    outages,
    unanswered: () => unanswered,
    stop: () => {
      isStopped = true;
      return bidding;
    },
    close: () => {
      isStopped = true;
      isClosed = true;
      socket.close();
    },
  };
}

function openSocket(url: string, cookie: string): Socket {
  return io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.6,
    timeout: 8_000,
    extraHeaders: { origin: url, cookie },
  });
}

/** Joins the auction whenever the socket connects, and records the times outside the room. */
function trackOutages(socket: Socket, auctionId: string) {
  const outages: Outage[] = [];
  let isJoined = false;
  socket.on('disconnect', () => {
    isJoined = false;
    // An outage lasts from the first loss, even if the connection is lost again before the bidder
    // has joined.
    if (outages.at(-1)?.backAt !== null) outages.push({ brokeAt: performance.now(), backAt: null, answeredAt: null });
  });
  socket.on('connect', () => {
    socket.emit('auction:join', { protocol: 1, auctionId }, ({ ok }: Ack<'auction:join'>) => {
      isJoined = ok;
      const outage = outages.at(-1);
      if (ok && outage) outage.backAt ??= performance.now();
    });
  });
  return { outages, isJoined: () => isJoined };
}

/** The receipts whose number and hash are not in the ledger. */
export async function missingReceipts(
  { prisma }: Store,
  lotId: string,
  bidders: readonly SteadyBidder[],
): Promise<AcceptedBid[]> {
  const rows = await prisma.lotEvent.findMany({ where: { lotId }, select: { seq: true, hash: true } });
  const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
  return bidders.flatMap(({ receipts }) => receipts.filter(({ seq, hash }) => hashes.get(seq) !== hash));
}
