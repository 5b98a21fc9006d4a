import { setTimeout as pause } from 'node:timers/promises';
import { percentile, rounded, spreadOf } from '../measurement/statistics.ts';
import { openSizedServer, type SizedServer } from '../scenarios/sized-server.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atMost, measureOf, ratiosOf, totalErrors } from './measure.ts';
import { worstVerdict } from './verdict.ts';

/**
 * Both catalogues fill a page of 60 lots, so that the pages are the same size; ten lots of the
 * small one are open.
 */
const SMALL = { open: 10, more: 50, bidsPerLot: 0 };
const LARGE = { open: 10, more: 9_990, bidsPerLot: 101 };
/** In each pair: milliseconds between two bids, and seconds of bidding. */
const BIDDING = { pause: 25, seconds: 3 };
/** How often the catalogue is read in each pair. */
const READINGS = 150;
/** Seconds for which an idle server is measured. */
const IDLE_SECONDS = 10;

type Sizes = { readonly small: number[]; readonly large: number[] };
type Measured = {
  readonly acks: Sizes;
  readonly pages: Sizes;
  readonly counts: Awaited<ReturnType<SizedServer['bid']>>[];
};

/**
 * G12: the cost of 10,000 open lots and a million past bids compared with ten open lots, side by
 * side, each in its own database. The catalogue is measured at its query (server/queries), which is
 * stricter than in the browser, since rendering takes equally long for both.
 */
export async function runGrowthGoal(context: BenchContext): Promise<GoalResult> {
  const { database, log } = context;
  const servers: SizedServer[] = [];
  try {
    for (const [name, size] of [
      ['small', SMALL],
      ['large', LARGE],
    ] as const) {
      log(`filling the ${name} auction: ${size.open + size.more} lots, ${size.more * size.bidsPerLot} bids`);
      servers.push(await openSizedServer(database, `bench_${name}`, size));
    }
    const [small, large] = servers as [SizedServer, SizedServer];
    const measured = await measureInTurn(small, large, context);
    await small.close();
    log(`the large auction, idle for ${IDLE_SECONDS} s`);
    return resultOf(measured, await measureIdle(large));
  } finally {
    for (const server of servers) await server.close();
  }
}

async function measureInTurn(small: SizedServer, large: SizedServer, { pairs, log }: BenchContext): Promise<Measured> {
  for (const server of [small, large]) await server.readCatalogue(READINGS);
  const acks: Sizes = { small: [], large: [] };
  const pages: Sizes = { small: [], large: [] };
  const counts: Measured['counts'] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    for (const name of ['small', 'large'] as const) {
      const server = name === 'small' ? small : large;
      const count = await server.bid(BIDDING);
      counts.push(count);
      acks[name].push(percentile(count.latencies, 50));
      pages[name].push(percentile((await server.readCatalogue(READINGS)).took, 95));
    }
    const growth = (of: Sizes) => `${of.small.at(-1)?.toFixed(2)} → ${of.large.at(-1)?.toFixed(2)} ms`;
    log(`pair ${pair} of ${pairs}: a bid's answer ${growth(acks)}, the catalogue's p95 ${growth(pages)}`);
  }
  return { acks, pages, counts };
}

function resultOf({ acks, pages, counts }: Measured, idle: IdleUsage): GoalResult {
  const growth = ({ small, large }: Sizes) => spreadOf(ratiosOf(large, small));
  const measures = [
    measureOf('ack p50, large ÷ small auction', growth(acks), atMost(1.5, 1.1)),
    measureOf('catalogue p95, large ÷ small auction', growth(pages), atMost(1.5, 1.1)),
    measureOf('% of a core when idle, large auction', spreadOf([idle.server + idle.postgres]), atMost(2, 0.5)),
  ];
  return {
    id: 'G12',
    title: 'growth from 10 to 10,000 open lots and a million bids',
    unit: 'ms, % of a core',
    measures,
    figures: {
      ackP50Small: acks.small.map(rounded),
      ackP50Large: acks.large.map(rounded),
      catalogueP95Small: pages.small.map(rounded),
      catalogueP95Large: pages.large.map(rounded),
      restHousePercent: [rounded(idle.server)],
      restPostgresPercent: [rounded(idle.postgres)],
    },
    errors: { rostrum: totalErrors(counts) },
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}

/** Percent of a core which the server's process and all its PostgreSQL processes use. */
type IdleUsage = { readonly server: number; readonly postgres: number };

async function measureIdle(server: SizedServer): Promise<IdleUsage> {
  await pause(1_000);
  const readUsage = await server.createUsageReader();
  const startedAt = performance.now();
  const before = readUsage();
  await pause(IDLE_SECONDS * 1_000);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = readUsage();
  return {
    server: ((after.server - before.server) / seconds) * 100,
    postgres: ((after.postgres - before.postgres) / seconds) * 100,
  };
}
