import { checkLedger, checkNaiveRows, checkRefusals } from './check-ledger.ts';
import type { BenchDatabase } from './database.ts';
import { percentile } from './figures.ts';
import { openHotLotFixture } from './hot-lot-fixture.ts';
import type { HotLotCount, HotLotOptions, InTheRoom } from './load/hot-lot-load.ts';
import { startContender, startProgram } from './start-contender.ts';

export type HotLotRun = {
  readonly acceptedPerSecond: number;
  /** Accepted, and refused by a rule after the refusal's own commit. The naive contender keeps nothing of a refusal and commits all the same. */
  readonly decidedPerSecond: number;
  /** Milliseconds from sending a bid, or from when it was due, to its answer. */
  readonly p50: number;
  readonly p99: number;
  /** What the database did for it. Transactions are exact in a counted run only. */
  readonly cost: { readonly fsyncsPerBid: number; readonly transactionsPerBid: number };
  readonly errors: HotLotCount['errors'];
};

export type HotLotWorkload = {
  readonly bidders: number;
  readonly seconds: number;
  readonly valid: number;
  readonly pause: number;
  readonly perSecond?: number;
  /** Seconds. */
  readonly warmUp: number;
  /** Waits before and after until every transaction is in the statistics. */
  readonly counted?: boolean;
};

/** 256 bids in flight on one lot, the next bid on the answer, 60 of 100 meant to be accepted. */
export const crowd: Omit<HotLotWorkload, 'seconds'> = { bidders: 256, valid: 60, pause: 0, warmUp: 3 };
/** 1,000 bids a second, come what may: what a lot has to stand for a few seconds before its close. */
export const rush: HotLotWorkload = { ...crowd, perSecond: 1000, seconds: 5 };
/** Two bidders at leisure who outbid each other in turn: what an accepted bid takes when nothing else is going on. */
export const idler: Omit<HotLotWorkload, 'seconds'> = { bidders: 2, valid: 100, pause: 200, warmUp: 1 };

const program = { rostrum: './contenders/rostrum-house.ts', naive: './contenders/naive-stack.ts' } as const;

/**
 * Sells one lot to a crowd through one contender and counts. Throws when an acknowledged bid is not in the database afterwards, when the
 * ledger breaks a promise, when a refusal was not stored, or when the log was not flushed: such a run has no rate.
 */
export async function runHotLot(
  name: keyof typeof program,
  database: BenchDatabase,
  workload: HotLotWorkload,
): Promise<HotLotRun> {
  const fixture = await openHotLotFixture(database.url, workload.bidders);
  const contender = await startContender(program[name], fixture.variables);
  try {
    await fixture.untilReady(name === 'rostrum');
    let before = { fsyncs: 0, transactions: 0 };
    const orders = {
      ports: [contender.port],
      auctionId: fixture.auctionId,
      lotId: fixture.lotId,
      cookies: fixture.cookies,
      firstAmount: fixture.openingBid,
      ...workload,
    };
    const counts = async () => {
      if (workload.counted) await new Promise((wake) => setTimeout(wake, STATISTICS_LAG));
      return { fsyncs: await database.fsyncs(), transactions: await database.transactions() };
    };
    const count = await letThemBid(orders, async () => {
      // What entering the room costs is not the price of a bid.
      before = await counts();
    });
    const decided = count.accepted + count.refused;
    if (!decided) throw new Error(`${name} decided nothing: ${JSON.stringify(count.errors)}`);
    const after = await counts();
    // What the house asks at rest while the statistics are waited for is not the price of a bid: as long again, and it is taken off.
    const atRest = workload.counted ? (await counts()).transactions - after.transactions : 0;
    const fsyncs = after.fsyncs - before.fsyncs;
    if (fsyncs <= 0) throw new Error('the write-ahead log was not flushed during the run');
    if (name === 'rostrum') {
      await checkLedger(database, fixture.lotId, count.receipts);
      await checkRefusals(database, fixture.lotId, count.refusedKeys);
    } else await checkNaiveRows(database, fixture.lotId, count.receipts);
    return {
      acceptedPerSecond: count.accepted / count.seconds,
      decidedPerSecond: decided / count.seconds,
      p50: percentile(count.latencies, 50),
      p99: percentile(count.latencies, 99),
      cost: {
        fsyncsPerBid: fsyncs / decided,
        transactionsPerBid: (after.transactions - before.transactions - atRest) / decided,
      },
      errors: count.errors,
    };
  } finally {
    await contender.stop();
  }
}

/** A connection at rest tells the statistics what it did within ten seconds (PostgreSQL's pgstat), milliseconds. */
const STATISTICS_LAG = 10_500;

/** How long the bidders may take beyond their time to bid: connecting hundreds of sockets and sending back what they counted, milliseconds. */
const LOAD_GRACE = 60_000;

/** Runs the bidders in a process of their own. `whenInTheRoom` is waited for between their entry and their first counted bid. */
export function letThemBid(
  orders: HotLotOptions,
  whenInTheRoom: () => Promise<void> = async () => {},
): Promise<HotLotCount> {
  const bidders = startProgram('./load/hot-lot-load.ts', 1);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => bidders.kill('SIGKILL'), (orders.warmUp + orders.seconds) * 1000 + LOAD_GRACE);
    bidders.on('message', (said: InTheRoom | HotLotCount) => {
      if (!('inTheRoom' in said)) return resolve(said);
      whenInTheRoom().then(() => bidders.send('begin'), reject);
    });
    bidders.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`the bidders ended before they had counted (${signal ?? code})`));
    });
    bidders.send(orders);
  });
}
