import { migrate } from '#server/store/migrations/migrate.ts';
import { type BenchDatabase, openBenchDatabase } from '../database/bench-database.ts';
import { checkLedger } from '../database/check-ledger.ts';
import { fillAuction } from '../database/fill-auction.ts';
import type { CatalogueOptions, CatalogueTimes } from '../load/catalogue-reader.ts';
import type { HotLotCount } from '../load/hot-lot-load.ts';
import { processorSeconds } from '../measurement/process-usage.ts';
import { openLoadProcess } from '../processes/load-process.ts';
import { startContender } from '../processes/start-contender.ts';
import { idle, runBidders } from './hot-lot.ts';
import { openHotLotFixture } from './hot-lot-fixture.ts';

/**
 * How many lots the auction has in addition to its open ones, and how many past bids each of them.
 */
export type AuctionSize = { readonly open: number; readonly more: number; readonly bidsPerLot: number };

/** A server with an auction of a given size in its own database. */
export type SizedServer = {
  /** Lets two bidders outbid each other; throws when the ledger breaks an invariant. */
  readonly bid: (options: { readonly pause: number; readonly seconds: number }) => Promise<HotLotCount>;
  /** Reads the first page of the catalogue this many times. */
  readonly readCatalogue: (times: number) => Promise<CatalogueTimes>;
  /** Returns a function which reads the seconds of processor time used so far. */
  readonly createUsageReader: () => Promise<() => { readonly server: number; readonly postgres: number }>;
  readonly close: () => Promise<void>;
};

/** Lots on a page of the catalogue. */
const PAGE_SIZE = 60;

/** Creates the database `name`, fills it and starts the server. */
export async function openSizedServer(
  bench: BenchDatabase,
  name: string,
  { open, more, bidsPerLot }: AuctionSize,
): Promise<SizedServer> {
  const url = await createDatabase(bench, name);
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    while (closers.length) await closers.pop()?.();
  };
  try {
    const database = await openBenchDatabase(url);
    closers.push(() => database.close());
    const fixture = await openHotLotFixture(url, idle.bidders, open);
    const { auctionId, lotId, slug, cookies } = fixture;
    await fillAuction(database, { auctionId, lots: more, bidsPerLot });
    const server = await startContender('contenders/rostrum-server.ts', fixture.variables);
    closers.push(() => server.stop());
    const reader = openLoadProcess<CatalogueOptions>('load/catalogue-reader.ts', name, { DATABASE_URL: url });
    closers.push(() => reader.stop());
    await fixture.untilReady(true);
    let firstAmount = fixture.openingBid;
    return {
      async bid(options) {
        const ports = [server.port];
        const count = await runBidders({ ...idle, ...options, ports, auctionId, lotId, cookies, firstAmount });
        await checkLedger(database, lotId, count.receipts);
        firstAmount = Math.max(...count.receipts.map(({ amount }) => amount));
        return count;
      },
      async readCatalogue(times) {
        const result = await reader.run<CatalogueTimes>({ slug, times });
        if (result.lotsShown !== PAGE_SIZE)
          throw new Error(`the catalogue shows ${result.lotsShown} lots, not ${PAGE_SIZE}`);
        return result;
      },
      async createUsageReader() {
        const rows = await database.query<{ pid: number }>(
          'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
        );
        const postgres = rows.map(({ pid }) => pid);
        return () => ({ server: processorSeconds(server.pid), postgres: processorSeconds(...postgres) });
      },
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function createDatabase(bench: BenchDatabase, name: string): Promise<string> {
  await bench.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await bench.query(`CREATE DATABASE "${name}"`);
  const url = Object.assign(new URL(bench.url), { pathname: `/${name}` }).href;
  await migrate(url);
  return url;
}
