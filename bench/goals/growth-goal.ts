import { setTimeout as wait } from 'node:timers/promises';
import { migrate } from '#server/store/migrations/migrate.ts';
import { checkLedger } from '../check-ledger.ts';
import { type BenchDatabase, openBenchDatabase } from '../database.ts';
import { percentile, rounded, spreadOf } from '../figures.ts';
import { fillHouse } from '../fill-house.ts';
import { worstOf } from '../goal-verdict.ts';
import { idler, letThemBid } from '../hot-lot.ts';
import { type HotLotFixture, openHotLotFixture } from '../hot-lot-fixture.ts';
import type { CatalogueOptions, CatalogueTimes } from '../load/catalogue-reader.ts';
import type { HotLotCount } from '../load/hot-lot-load.ts';
import { processorSeconds } from '../processor-time.ts';
import { type Contender, startContender, startProgram } from '../start-contender.ts';
import type { GoalResult, GoalRun } from './goal.ts';
import { errorsOf, measureOf } from './measure.ts';

/** Both catalogues fill a page of 60, so that as much is shown of the small one; ten of its lots are open. */
const SMALL = { open: 10, more: 50, bidsPerLot: 0 };
const LARGE = { open: 10, more: 9_990, bidsPerLot: 101 };
/** Of each pair: milliseconds between two bids, seconds of bidding, catalogues read. */
const BIDDING = { pause: 25, seconds: 3 };
const READINGS = 150;
/** Seconds in which a house at rest is watched. */
const AT_REST = 10;

/**
 * G12: what a house with 10,000 open lots and a million bids behind it costs more than one with ten lots, side by side, each in a database of its own. The
 * catalogue is measured where its data are read (server/queries), which is stricter than at the browser: what rendering takes is the same for both.
 */
export async function runGrowthGoal(_: ReadonlySet<string>, run: GoalRun): Promise<GoalResult[]> {
  const { database, pairs, say } = run;
  const sides: Side[] = [];
  try {
    for (const [name, size] of [
      ['small', SMALL],
      ['large', LARGE],
    ] as const) {
      say(`filling the ${name} house: ${size.open + size.more} lots, ${size.more * size.bidsPerLot} bids`);
      sides.push(await openSide(database, `bench_${name}`, size));
    }
    const [small, large] = sides as [Side, Side];
    for (const side of sides) await side.read(READINGS);

    const acks: { small: number[]; large: number[] } = { small: [], large: [] };
    const pages: { small: number[]; large: number[] } = { small: [], large: [] };
    const counts: HotLotCount[] = [];
    for (let pair = 1; pair <= pairs; pair++) {
      for (const name of ['small', 'large'] as const) {
        const side = name === 'small' ? small : large;
        const count = await side.bid();
        counts.push(count);
        acks[name].push(percentile(count.latencies, 50));
        pages[name].push(percentile((await side.read(READINGS)).took, 95));
      }
      const told = (of: typeof acks) => `${of.small.at(-1)?.toFixed(2)} → ${of.large.at(-1)?.toFixed(2)} ms`;
      say(`pair ${pair} of ${pairs}: a bid's answer ${told(acks)}, the catalogue's p95 ${told(pages)}`);
    }
    await small.close();
    say(`the large house at rest, ${AT_REST} s`);
    const rest = await atRest(large);

    const growth = ({ small, large }: typeof acks) =>
      spreadOf(large.map((value, pair) => value / (small[pair] as number)));
    const marks = { must: 1.5, moonshot: 1.1, better: 'less' } as const;
    const measures = [
      measureOf('ack p50, large ÷ small house', growth(acks), marks),
      measureOf('catalogue p95, large ÷ small house', growth(pages), marks),
      measureOf('% of a core at rest, large house', spreadOf([rest.house + rest.postgres]), {
        must: 2,
        moonshot: 0.5,
        better: 'less',
      }),
    ];
    return [
      {
        id: 'G12',
        title: 'growth from 10 to 10,000 open lots and a million bids',
        unit: 'ms, % of a core',
        measures,
        figures: {
          ackP50Small: acks.small.map(rounded),
          ackP50Large: acks.large.map(rounded),
          catalogueP95Small: pages.small.map(rounded),
          catalogueP95Large: pages.large.map(rounded),
          restHousePercent: [rounded(rest.house)],
          restPostgresPercent: [rounded(rest.postgres)],
        },
        errors: { rostrum: errorsOf(counts) },
        verdict: worstOf(measures.map(({ verdict }) => verdict)),
      },
    ];
  } finally {
    for (const side of sides) await side.close();
  }
}

/** A house on a database of its own, with two bidders at leisure and a reader of its catalogue. */
type Side = {
  readonly database: BenchDatabase;
  readonly house: Contender;
  readonly bid: () => Promise<HotLotCount>;
  readonly read: (times: number) => Promise<CatalogueTimes>;
  readonly close: () => Promise<void>;
};

async function openSide(bench: BenchDatabase, name: string, size: typeof SMALL): Promise<Side> {
  await bench.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await bench.query(`CREATE DATABASE "${name}"`);
  const url = Object.assign(new URL(bench.url), { pathname: `/${name}` }).href;
  await migrate(url);
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    while (closers.length) await closers.pop()?.();
  };
  try {
    const database = await openBenchDatabase(url);
    closers.push(() => database.close());
    const fixture = await openHotLotFixture(url, idler.bidders, size.open);
    await fillHouse(database, { auctionId: fixture.auctionId, lots: size.more, bidsPerLot: size.bidsPerLot });
    const house = await startContender('./contenders/rostrum-house.ts', fixture.variables);
    closers.push(() => house.stop());
    const reader = startProgram('./load/catalogue-reader.ts', 1, { DATABASE_URL: url });
    closers.push(() => reader.disconnect());
    await fixture.untilReady(true);
    let amount = fixture.openingBid;
    return {
      database,
      house,
      async bid() {
        const count = await letThemBid({ ...ordersFor(fixture, house), firstAmount: amount });
        await checkLedger(database, fixture.lotId, count.receipts);
        amount = Math.max(...count.receipts.map((receipt) => receipt.amount));
        return count;
      },
      read: (times) => askReader(reader, { slug: fixture.slug, times }),
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

function ordersFor(fixture: HotLotFixture, house: Contender) {
  return {
    ...idler,
    ...BIDDING,
    ports: [house.port],
    auctionId: fixture.auctionId,
    lotId: fixture.lotId,
    cookies: fixture.cookies,
  };
}

function askReader(reader: ReturnType<typeof startProgram>, orders: CatalogueOptions): Promise<CatalogueTimes> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the reader of the catalogue ended before it had read'));
    reader.once('exit', ended);
    reader.once('message', (times: CatalogueTimes) => {
      reader.off('exit', ended);
      if (times.lotsShown !== 60) reject(new Error(`the catalogue showed ${times.lotsShown} lots and not 60`));
      else resolve(times);
    });
    reader.send(orders);
  });
}

/** Percent of a core that the house's process and all of its database server take while nobody does anything. */
async function atRest({ database, house }: Side): Promise<{ readonly house: number; readonly postgres: number }> {
  await wait(1_000);
  const servers = (
    await database.query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()')
  ).map(({ pid }) => pid);
  const began = performance.now();
  const before = { house: processorSeconds(house.pid), postgres: processorSeconds(...servers) };
  await wait(AT_REST * 1_000);
  const seconds = (performance.now() - began) / 1_000;
  return {
    house: ((processorSeconds(house.pid) - before.house) / seconds) * 100,
    postgres: ((processorSeconds(...servers) - before.postgres) / seconds) * 100,
  };
}
