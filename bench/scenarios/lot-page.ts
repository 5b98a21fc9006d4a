import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { buildPages } from '#server/web/pages/build-pages.ts';
import type { BenchDatabase } from '../database/bench-database.ts';
import type { BidPeriod, SteadyBidsOptions, SteadyCount } from '../load/steady-bids.ts';
import { type Contender, startContender } from '../processes/start-contender.ts';
import { loadCore, startProgram } from '../processes/start-program.ts';
import { type HotLotFixture, openHotLotFixture } from './hot-lot-fixture.ts';

/** A server with its pages and one open lot, which two bidders and some viewers have joined. */
export type LotPageRun = {
  /** The URL of the lot's page. */
  readonly url: string;
  /** Places bids at a constant rate. */
  readonly bid: (period: BidPeriod) => Promise<SteadyCount>;
  readonly stop: () => Promise<void>;
};

/** Builds the pages if necessary, starts the server, and lets the bidders and viewers join. */
export async function openLotPage(
  database: BenchDatabase,
  { viewers, log }: { readonly viewers: number; readonly log: (message: string) => void },
): Promise<LotPageRun> {
  await buildPages(log, process.env);
  const fixture = await openHotLotFixture(database.url, 2);
  const server = await startContender('contenders/rostrum-server.ts', { ...fixture.variables, BENCH_PAGES: 'yes' });
  let load: ChildProcess | null = null;
  const stop = async () => {
    load?.disconnect();
    await server.stop();
  };
  try {
    await fixture.untilReady(true);
    load = await joinLot(server, fixture, viewers);
    const [row] = await database.query<{ slug: string; lotNumber: string }>(
      'SELECT slug, "lotNumber" FROM "Lot" l JOIN "Auction" a ON a.id = l."auctionId" WHERE l.id = $1',
      [fixture.lotId],
    );
    if (!row) throw new Error('the lot is not in the database');
    const url = `http://127.0.0.1:${server.port}/auctions/${row.slug}/lots/${row.lotNumber}`;
    return { url, bid: (period) => request(load as ChildProcess, period), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function joinLot(server: Contender, fixture: HotLotFixture, viewers: number): Promise<ChildProcess> {
  const load = startProgram('load/steady-bids.ts', loadCore);
  const { auctionId, lotId, cookies, openingBid: previousAmount } = fixture;
  const options: SteadyBidsOptions = { port: server.port, auctionId, lotId, cookies, viewers, previousAmount };
  await request(load, options);
  return load;
}

/** Sends a message to the load process and waits for the answer. Rejects when the process exits. */
async function request<Answer>(load: ChildProcess, message: object): Promise<Answer> {
  const ended = new AbortController();
  const onExit = () => ended.abort(new Error("the bidders' process exited before it sent its counts"));
  load.once('exit', onExit);
  load.send(message);
  const [answer] = await once(load, 'message', { signal: ended.signal });
  load.off('exit', onExit);
  return answer as Answer;
}
