import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { buildPages } from '#server/web/pages/build-pages.ts';
import type { BenchDatabase } from './database.ts';
import { openHotLotFixture } from './hot-lot-fixture.ts';
import type { SteadyCount, SteadyRoom, SteadySpell } from './load/steady-bids.ts';
import { type Contender, startContender, startProgram } from './start-contender.ts';

/** A house with its pages and one open lot, its bidders and viewers in the room. */
export type LotPageRun = {
  /** Of the lot's page. */
  readonly url: string;
  /** Has bids placed at a steady rate. */
  readonly bid: (spell: SteadySpell) => Promise<SteadyCount>;
  readonly stop: () => Promise<void>;
};

/** Opens a house with its pages, built if need be, and brings two bidders and some viewers into the room of one lot. */
export async function openLotPage(
  database: BenchDatabase,
  { viewers, say }: { readonly viewers: number; readonly say: (message: string) => void },
): Promise<LotPageRun> {
  await buildPages(say, process.env);
  const fixture = await openHotLotFixture(database.url, 2);
  const house = await startContender('./contenders/rostrum-house.ts', { ...fixture.variables, BENCH_PAGES: 'yes' });
  let room: ChildProcess | null = null;
  const stop = async () => {
    room?.disconnect();
    await house.stop();
  };
  try {
    await fixture.untilReady(true);
    room = await enterRoom(house, fixture, viewers);
    const [row] = await database.query<{ slug: string; lotNumber: string }>(
      'SELECT slug, "lotNumber" FROM "Lot" l JOIN "Auction" a ON a.id = l."auctionId" WHERE l.id = $1',
      [fixture.lotId],
    );
    if (!row) throw new Error('the lot is not in the database');
    const url = `http://127.0.0.1:${house.port}/auctions/${row.slug}/lots/${row.lotNumber}`;
    return { url, bid: (spell) => ask(room as ChildProcess, spell), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function enterRoom(
  house: Contender,
  fixture: {
    readonly auctionId: string;
    readonly lotId: string;
    readonly cookies: readonly string[];
    readonly openingBid: number;
  },
  viewers: number,
): Promise<ChildProcess> {
  const room = startProgram('./load/steady-bids.ts', 1);
  const { auctionId, lotId, cookies, openingBid } = fixture;
  const orders: SteadyRoom = { port: house.port, auctionId, lotId, cookies, viewers, bidBefore: openingBid };
  await ask(room, orders);
  return room;
}

/** Orders something of the process and waits for its word. Rejects when it ends before. */
async function ask<Answer>(room: ChildProcess, orders: object): Promise<Answer> {
  const ended = new AbortController();
  const onExit = () => ended.abort(new Error('the bidders ended before they had counted'));
  room.once('exit', onExit);
  room.send(orders);
  const [answer] = await once(room, 'message', { signal: ended.signal });
  room.off('exit', onExit);
  return answer as Answer;
}
