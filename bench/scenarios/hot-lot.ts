import type { BenchDatabase } from '../database/bench-database.ts';
import { checkLedger, checkNaiveRows, checkRefusals } from '../database/check-ledger.ts';
import type { BiddersReady, HotLotCount, HotLotOptions } from '../load/hot-lot-load.ts';
import { percentile } from '../measurement/statistics.ts';
import { startContender } from '../processes/start-contender.ts';
import { loadCore, startProgram } from '../processes/start-program.ts';
import { openHotLotFixture } from './hot-lot-fixture.ts';

export type HotLotRun = {
  readonly acceptedPerSecond: number;
  /**
   * Accepted bids, and refusals after their own commit. The naive contender commits too, though it
   * stores nothing of a refusal.
   */
  readonly decidedPerSecond: number;
  /** Milliseconds from sending a bid, or from when it was due, to its answer. */
  readonly p50: number;
  readonly p99: number;
  /** The database's work. Transactions are exact only in a counted run. */
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
  /** Waits before and after the run until the statistics include every transaction. */
  readonly counted?: boolean;
};

/** 256 bidders at once on one lot; 60 of 100 bids are meant to be accepted. */
export const crowd: Omit<HotLotWorkload, 'seconds'> = { bidders: 256, valid: 60, pause: 0, warmUp: 3 };
/**
 * 1,000 bids a second at a constant rate, which a lot must sustain in the seconds before it closes.
 */
export const rush: HotLotWorkload = { ...crowd, perSecond: 1000, seconds: 5 };
/** Two bidders who outbid each other slowly: the time of an accepted bid on an idle server. */
export const idle: Omit<HotLotWorkload, 'seconds'> = { bidders: 2, valid: 100, pause: 200, warmUp: 1 };

const programs = { rostrum: 'contenders/rostrum-server.ts', naive: 'contenders/naive-stack.ts' } as const;

/**
 * Runs a workload on a new lot of one contender, started with further `variables`. Throws when an
 * acknowledged bid or a refusal is not in the database afterwards, when the ledger breaks an
 * invariant, or when the write-ahead log was not flushed: such a run has no rate.
 */
export async function runHotLot(
  name: keyof typeof programs,
  database: BenchDatabase,
  workload: HotLotWorkload,
  variables: Readonly<Record<string, string>> = {},
): Promise<HotLotRun> {
  const fixture = await openHotLotFixture(database.url, workload.bidders);
  const { auctionId, lotId, cookies, openingBid: firstAmount } = fixture;
  const contender = await startContender(programs[name], { ...fixture.variables, ...variables });
  try {
    await fixture.untilReady(name === 'rostrum');
    const readCosts = async () => {
      if (workload.counted) await new Promise((resolve) => setTimeout(resolve, STATISTICS_DELAY));
      return { fsyncs: await database.fsyncs(), transactions: await database.transactions() };
    };
    // Read after the bidders have joined, since joining is not part of a bid's cost.
    let before = { fsyncs: 0, transactions: 0 };
    const options = { ports: [contender.port], auctionId, lotId, cookies, firstAmount, ...workload };
    const count = await runBidders(options, async () => {
      before = await readCosts();
    });
    const decided = count.accepted + count.refused;
    if (!decided) throw new Error(`${name} decided no bids: ${JSON.stringify(count.errors)}`);
    const after = await readCosts();
    // Waiting for the statistics includes transactions of the idle server. Another wait of the same
    // length measures them.
    const whileIdle = workload.counted ? (await readCosts()).transactions - after.transactions : 0;
    const fsyncs = after.fsyncs - before.fsyncs;
    if (fsyncs <= 0) throw new Error('the write-ahead log was not flushed during the run');
    if (name === 'rostrum') {
      await checkLedger(database, lotId, count.receipts);
      await checkRefusals(database, lotId, count.refusedKeys);
    } else await checkNaiveRows(database, lotId, count.receipts);
    return {
      acceptedPerSecond: count.accepted / count.seconds,
      decidedPerSecond: decided / count.seconds,
      p50: percentile(count.latencies, 50),
      p99: percentile(count.latencies, 99),
      cost: {
        fsyncsPerBid: fsyncs / decided,
        transactionsPerBid: (after.transactions - before.transactions - whileIdle) / decided,
      },
      errors: count.errors,
    };
  } finally {
    await contender.stop();
  }
}

/** PostgreSQL's pgstat reports an idle connection's work within ten seconds; in milliseconds. */
const STATISTICS_DELAY = 10_500;

/**
 * How long the bidders may take in addition to bidding: to connect hundreds of sockets and to send
 * back the counts, in milliseconds.
 */
const LOAD_GRACE = 60_000;

/**
 * Runs the bidders in a separate process. `onReady` is awaited before the first counted bid.
 */
export function runBidders(
  options: HotLotOptions,
  onReady: () => Promise<void> = async () => {},
): Promise<HotLotCount> {
  const bidders = startProgram('load/hot-lot-load.ts', loadCore);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => bidders.kill('SIGKILL'), (options.warmUp + options.seconds) * 1000 + LOAD_GRACE);
    bidders.on('message', (message: BiddersReady | HotLotCount) => {
      if (!('ready' in message)) return resolve(message);
      onReady().then(() => bidders.send('begin'), reject);
    });
    bidders.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`the bidders' process exited before it sent its counts (${signal ?? code})`));
    });
    bidders.send(options);
  });
}
