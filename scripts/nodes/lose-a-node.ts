import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Money } from '#auction/money.ts';
import { buildScenario, type Cast, type Stage } from '#prisma/seed/build-scenario.ts';
import type { AcceptedBid, Ack } from '#protocol/ack.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import type { TwoNodes } from './two-nodes.ts';

/** What came of a node's end. Times in milliseconds since it was killed. */
export type LostNode = {
  readonly receipts: number;
  /** Receipts whose number and hash do not stand in the ledger. */
  readonly missing: readonly AcceptedBid[];
  /** Bids whose answer was lost with the node; each was asked again under its key, and answered. */
  readonly unanswered: number;
  /** When each bidder whose line broke was in the room again, and when each had their first answer to a bid, the quickest first. */
  readonly backInRoom: readonly number[];
  readonly answeredAgain: readonly number[];
};

const BIDDERS = 12;
const RECEIPTS_BEFORE = 60;
const RECEIPTS_AFTER = 60;
/** Between two bids of one bidder, milliseconds: well within what the door allows. */
const BREATH = 150;
const ANSWER_WITHIN = 2_500;
/** Long: who is not back by then is not coming. */
const ALL_WITHIN = 60_000;

/** Kills one of two nodes, all of its processes, while a dozen bidders outbid each other on one lot through nginx. Throws when some never come back. */
export async function loseANode(house: TwoNodes, folder: string): Promise<LostNode> {
  const store = openStore(house.databaseUrl, { poolSize: 3 });
  const bidders: Bidder[] = [];
  try {
    const secret = readFileSync(join(folder, 'secret'), 'utf8').trim();
    const stage = await buildScenario(store.prisma, secret, { opening: 1, increment: 1, closesIn: 900 });
    await until(async () => {
      const { status } = await store.prisma.lot.findUniqueOrThrow({ where: { id: stage.lot.lotId } });
      return status === 'open';
    }, 'the lot to open');
    let pounds = 10;
    const next = () => {
      pounds += 1;
      return pounds;
    };
    for (let n = 1; n <= BIDDERS; n += 1)
      bidders.push(createBidder(house.url, stage, await stage.enter(`Bidder ${n}`), next));
    const receipts = () => bidders.reduce((sum, bidder) => sum + bidder.receipts.length, 0);
    await until(() => receipts() >= RECEIPTS_BEFORE, 'bids before the end of the node');

    const killedAt = performance.now();
    await house.nodes[0].killTree();
    const lost = () => bidders.filter((bidder) => bidder.brokeAt !== null);
    await until(() => lost().length > 0 && lost().every((bidder) => bidder.answeredAt !== null), 'all to come back');
    const enough = receipts() + RECEIPTS_AFTER;
    await until(() => receipts() >= enough, 'bids after the end of the node');
    await Promise.all(bidders.map((bidder) => bidder.stop()));

    const since = (at: number | null) => Math.round((at ?? Number.NaN) - killedAt);
    return {
      receipts: receipts(),
      missing: await missingOf(store, stage.lot.lotId, bidders),
      unanswered: bidders.reduce((sum, bidder) => sum + bidder.unanswered, 0),
      backInRoom: lost()
        .map((bidder) => since(bidder.backAt))
        .sort((a, b) => a - b),
      answeredAgain: lost()
        .map((bidder) => since(bidder.answeredAt))
        .sort((a, b) => a - b),
    };
  } finally {
    for (const bidder of bidders) bidder.leave();
    await store.close();
  }
}

type Bidder = {
  readonly receipts: AcceptedBid[];
  unanswered: number;
  /** Instants of `performance`: when the line broke, when they were in the room again, when a bid of theirs was answered again. */
  brokeAt: number | null;
  backAt: number | null;
  answeredAt: number | null;
  /** Bids no more; resolves when the last bid has its answer. */
  readonly stop: () => Promise<void>;
  readonly leave: () => void;
};

/** Somebody who raises their maximum above everybody's for as long as they may, and returns as the page does (components/saleroom/saleroom-socket.ts). */
function createBidder(url: string, { auctionId, lot }: Stage, cast: Cast, next: () => number): Bidder {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.6,
    timeout: 8_000,
    extraHeaders: { origin: url, cookie: `${cast.cookie.name}=${cast.cookie.value}` },
  });
  let isIn = false;
  let isOver = false;
  let hasLeft = false;
  const bidder: Bidder = {
    receipts: [],
    unanswered: 0,
    brokeAt: null,
    backAt: null,
    answeredAt: null,
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
  socket.on('disconnect', () => {
    isIn = false;
    bidder.brokeAt ??= performance.now();
  });
  socket.on('connect', () => {
    socket.emit('auction:join', { protocol: 1, auctionId }, ({ ok }: Ack<'auction:join'>) => {
      isIn = ok;
      if (ok && bidder.brokeAt !== null) bidder.backAt ??= performance.now();
    });
  });

  /** One bid, asked under the same key until it is answered. */
  const bid = async () => {
    const request = { key: crypto.randomUUID(), lotId: lot.lotId, max: (next() * 100) as Money };
    for (let tries = 0; !hasLeft; tries += 1) {
      if (tries > 0) await until(() => isIn || hasLeft, 'a bidder to be let in again');
      const answer: Ack<'max-bid:set'> | null = await socket
        .timeout(ANSWER_WITHIN)
        .emitWithAck('max-bid:set', request)
        .catch(() => null);
      if (answer === null || (!answer.ok && answer.outcome === 'unknown')) {
        if (tries === 0) bidder.unanswered += 1;
        continue;
      }
      if (bidder.backAt !== null) bidder.answeredAt ??= performance.now();
      if (answer.ok) bidder.receipts.push(answer);
      return;
    }
  };
  const bidding = (async () => {
    while (!isOver) {
      if (isIn) await bid();
      await pause(BREATH);
    }
  })();
  return bidder;
}

async function missingOf({ prisma }: Store, lotId: string, bidders: readonly Bidder[]): Promise<AcceptedBid[]> {
  const rows = await prisma.lotEvent.findMany({ where: { lotId }, select: { seq: true, hash: true } });
  const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
  return bidders.flatMap(({ receipts }) => receipts.filter(({ seq, hash }) => hashes.get(seq) !== hash));
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + ALL_WITHIN;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(20);
  }
}
