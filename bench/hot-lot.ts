import { checkLedger, checkNaiveRows } from './check-ledger.ts';
import type { BenchDatabase } from './database.ts';
import { percentile } from './figures.ts';
import type { HotLotCount, HotLotOrders } from './load/hot-lot-load.ts';
import { setHotLotStage } from './stage.ts';
import { startContender, startProgram } from './start-contender.ts';

export type HotLotRun = {
  readonly acceptedPerSecond: number;
  readonly decidedPerSecond: number;
  /** Milliseconds from sending a bid to its answer. */
  readonly p50: number;
  readonly p99: number;
  /** Log flushes and committed transactions of the database per decided bid. */
  readonly fsyncsPerBid: number;
  readonly transactionsPerBid: number;
  readonly errors: HotLotCount['errors'];
};

export type HotLotWorkload = {
  readonly bidders: number;
  readonly seconds: number;
  readonly valid: number;
  readonly pause: number;
};

/** 256 bids in flight on one lot, the next bid on the answer, 60 of 100 meant to be accepted. */
export const crowd: Omit<HotLotWorkload, 'seconds'> = { bidders: 256, valid: 60, pause: 0 };
/** One bidder at leisure: what a bid takes when nothing else is going on. */
export const idler: Omit<HotLotWorkload, 'seconds'> = { bidders: 1, valid: 100, pause: 200 };

const program = { rostrum: './contenders/rostrum-house.ts', naive: './contenders/naive-stack.ts' } as const;

/**
 * Sells one lot to a crowd through one contender and counts. Throws when an acknowledged bid is not in the database afterwards, when the
 * ledger breaks a promise, or when the log was not flushed: such a run has no rate.
 */
export async function runHotLot(
  name: keyof typeof program,
  database: BenchDatabase,
  workload: HotLotWorkload,
): Promise<HotLotRun> {
  const stage = await setHotLotStage(database.url, workload.bidders);
  const contender = await startContender(program[name], stage.variables);
  try {
    await stage.untilReady(name === 'rostrum');
    const before = { fsyncs: await database.fsyncs(), transactions: await database.transactions() };
    const count = await load({
      port: contender.port,
      auctionId: stage.auctionId,
      lotId: stage.lotId,
      cookies: stage.cookies,
      firstAmount: stage.openingBid,
      ...workload,
    });
    const decided = count.accepted + count.refused;
    if (!decided) throw new Error(`${name} decided nothing: ${JSON.stringify(count.errors)}`);
    // Statistics of a backend reach the shared counters within a second of its last transaction.
    await settled(database.transactions);
    const fsyncs = (await database.fsyncs()) - before.fsyncs;
    if (fsyncs <= 0) throw new Error('the write-ahead log was not flushed during the run');
    await (name === 'rostrum' ? checkLedger : checkNaiveRows)(database, stage.lotId, count.receipts);
    return {
      acceptedPerSecond: count.accepted / count.seconds,
      decidedPerSecond: decided / count.seconds,
      p50: percentile(count.latencies, 50),
      p99: percentile(count.latencies, 99),
      fsyncsPerBid: fsyncs / decided,
      transactionsPerBid: ((await database.transactions()) - before.transactions) / decided,
      errors: count.errors,
    };
  } finally {
    await contender.stop();
  }
}

/** How long the bidders may take beyond their time to bid: connecting hundreds of sockets and sending back what they counted, milliseconds. */
const LOAD_GRACE = 60_000;

function load(orders: HotLotOrders): Promise<HotLotCount> {
  const bidders = startProgram('./load/hot-lot-load.ts', 1);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => bidders.kill('SIGKILL'), orders.seconds * 1000 + LOAD_GRACE);
    bidders.once('message', (count: HotLotCount) => resolve(count));
    bidders.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`the bidders ended before they had counted (${signal ?? code})`));
    });
    bidders.send(orders);
  });
}

/** Reads a counter until it has stood still for a second: only then has every backend told what it did. */
async function settled(read: () => Promise<number>): Promise<void> {
  let last = await read();
  for (let still = 0; still < 2; ) {
    await new Promise((wake) => setTimeout(wake, 600));
    const now = await read();
    // The house's own sweep for due lots goes on: a handful of transactions is not the run any more.
    still = now - last <= 10 ? still + 1 : 0;
    last = now;
  }
}
