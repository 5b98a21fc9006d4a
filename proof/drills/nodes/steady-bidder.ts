import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Money } from '#auction/money.ts';
import type { Cast, Fixture } from '#demo/seed/build-scenario.ts';
import { until } from '#proof/processes/wait-until.ts';
import type { AcceptedBid, Ack } from '#protocol/socket/ack.ts';
import type { Store } from '#server/store/prisma-client.ts';

/** A time without a room. Instants of `performance`: when the line broke, when they were in the room again, when a bid of theirs was answered again. */
export type Outage = { readonly brokeAt: number; backAt: number | null; answeredAt: number | null };

/** Somebody who bids through nginx for as long as they may. */
export type SteadyBidder = {
  readonly receipts: readonly AcceptedBid[];
  /** When each receipt came, an instant of `performance`. */
  readonly receivedAt: readonly number[];
  /** The codes of the refusals that were heard. */
  readonly refusals: readonly string[];
  /** How many bids were not answered, or "unknown", when they were first asked. */
  readonly unanswered: () => number;
  readonly outages: readonly Outage[];
  readonly isIn: () => boolean;
  /** Bids no more; resolves when the last bid has its answer. */
  readonly stop: () => Promise<void>;
  readonly leave: () => void;
};

/** Between two bids of one bidder, milliseconds: well within what the door allows. */
const BREATH = 150;
const ANSWER_WITHIN = 2_500;

/**
 * Brings in somebody who raises their maximum above everybody's (`next`, whole pounds), and who returns as the page does
 * (components/saleroom/connection/saleroom-socket.ts). A bid without an answer is asked again under its key.
 */
export function createSteadyBidder(
  url: string,
  { auctionId, lot }: Fixture,
  cast: Cast,
  next: () => number,
): SteadyBidder {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.6,
    timeout: 8_000,
    extraHeaders: { origin: url, cookie: `${cast.cookie.name}=${cast.cookie.value}` },
  });
  const receipts: AcceptedBid[] = [];
  const receivedAt: number[] = [];
  const refusals: string[] = [];
  const outages: Outage[] = [];
  let unanswered = 0;
  let isIn = false;
  let isOver = false;
  let hasLeft = false;
  socket.on('disconnect', () => {
    isIn = false;
    // Without a room from the first loss on, however often the line is lost before they are back.
    if (outages.at(-1)?.backAt !== null) outages.push({ brokeAt: performance.now(), backAt: null, answeredAt: null });
  });
  socket.on('connect', () => {
    socket.emit('auction:join', { protocol: 1, auctionId }, ({ ok }: Ack<'auction:join'>) => {
      isIn = ok;
      const outage = outages.at(-1);
      if (ok && outage) outage.backAt ??= performance.now();
    });
  });

  const bid = async () => {
    const request = { key: crypto.randomUUID(), lotId: lot.lotId, max: (next() * 100) as Money };
    for (let tries = 0; !hasLeft; tries += 1) {
      if (tries > 0) await until(() => isIn || hasLeft, 'a bidder to be let in again');
      const answer: Ack<'max-bid:set'> | null = await socket
        .timeout(ANSWER_WITHIN)
        .emitWithAck('max-bid:set', request)
        .catch(() => null);
      if (answer === null || (!answer.ok && answer.outcome === 'unknown')) {
        if (tries === 0) unanswered += 1;
        continue;
      }
      const outage = outages.at(-1);
      if (outage && outage.backAt !== null) outage.answeredAt ??= performance.now();
      if (answer.ok) {
        receipts.push(answer);
        receivedAt.push(performance.now());
      } else refusals.push(answer.refusal.code);
      return;
    }
  };
  const bidding = (async () => {
    while (!isOver) {
      if (isIn) await bid();
      await pause(BREATH);
    }
  })();
  return {
    receipts,
    receivedAt,
    refusals,
    outages,
    unanswered: () => unanswered,
    isIn: () => isIn,
    stop: () => {
      isOver = true;
      return bidding;
    },
    leave: () => {
      isOver = true;
      hasLeft = true;
      socket.close();
    },
  };
}

/** Receipts whose number and hash do not stand in the ledger. */
export async function missingReceipts(
  { prisma }: Store,
  lotId: string,
  bidders: readonly SteadyBidder[],
): Promise<AcceptedBid[]> {
  const rows = await prisma.lotEvent.findMany({ where: { lotId }, select: { seq: true, hash: true } });
  const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
  return bidders.flatMap(({ receipts }) => receipts.filter(({ seq, hash }) => hashes.get(seq) !== hash));
}
