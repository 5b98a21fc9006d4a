import { rounded, spreadOf } from '../measurement/statistics.ts';
import { buildBareNext } from '../processes/build-bare-next.ts';
import { startContender } from '../processes/start-contender.ts';
import { requireWrk, runWrk, type WrkCount } from '../processes/wrk.ts';
import { type LotPageRun, openLotPage } from '../scenarios/lot-page.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atLeast, atMost, measureOf, ratiosOf, totalErrors } from './measure.ts';
import { worstVerdict } from './verdict.ts';

/** How many bids the page shows. */
const BIDS_SHOWN = 50;
/** A query string with which the page is rendered for each request instead of read from memory. */
const UNCACHED = '?past=memory';

const names = ['rostrum', 'bareNext', 'dynamic', 'bareStatic'] as const;
type Name = (typeof names)[number];
type Counts = Record<Name, WrkCount[]>;

/** G10: pages of a lot per second. Throws where wrk is missing. */
export async function runPageRateGoal(context: BenchContext): Promise<GoalResult> {
  requireWrk();
  const { counts, ages } = await measurePages(context);
  const rates = (name: Name) => counts[name].map(({ perSecond }) => perSecond);
  const ratio = (name: Name) => spreadOf(ratiosOf(rates('rostrum'), rates(name)));
  const measures = [
    measureOf('lot pages/s ÷ bare Next page, dynamic', ratio('bareNext'), atLeast(0.6, 0.9)),
    measureOf('lot pages/s ÷ same page rendered with Prisma', ratio('dynamic'), atLeast(4, 10)),
    measureOf('milliseconds until a bid is on the page', spreadOf(ages), atMost(1000, 1000)),
  ];
  return {
    id: 'G10',
    title: `the lot's page with ${BIDS_SHOWN} bids, 50 connections, uncompressed`,
    unit: 'pages/s',
    measures,
    figures: {
      ...Object.fromEntries(names.map((name) => [name, rates(name).map(rounded)])),
      ageOfPrice: ages.map(rounded),
    },
    errors: Object.fromEntries(names.map((name) => [name, totalErrors(counts[name])])),
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}

async function measurePages(context: BenchContext): Promise<{ counts: Counts; ages: number[] }> {
  const { database, log } = context;
  log('building the bare page');
  const bareFolder = await buildBareNext();
  const server = await openLotPage(database, { viewers: 0, log });
  const bare = await startContender('contenders/bare-next-server.ts', { BENCH_BARE_NEXT: bareFolder });
  const bareUrl = `http://127.0.0.1:${bare.port}`;
  const urls = {
    rostrum: server.url,
    bareNext: `${bareUrl}/`,
    dynamic: `${server.url}${UNCACHED}`,
    bareStatic: `${bareUrl}/static`,
  };
  try {
    await server.bid({ seconds: 1, bidsPerSecond: BIDS_SHOWN });
    await checkBidsShown(server, BIDS_SHOWN);
    for (const name of names) await runWrk(urls[name], 2);
    return await measureInTurn(urls, server, context);
  } finally {
    await bare.stop();
    await server.stop();
  }
}

async function measureInTurn(
  urls: Readonly<Record<Name, string>>,
  server: LotPageRun,
  { pairs, seconds, log }: BenchContext,
): Promise<{ counts: Counts; ages: number[] }> {
  const counts: Counts = { rostrum: [], bareNext: [], dynamic: [], bareStatic: [] };
  const ages: number[] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    for (const name of names) {
      const requests = runWrk(urls[name], Math.min(seconds, 5));
      if (name === 'rostrum') ages.push(await timeUntilBidIsShown(server));
      counts[name].push(await requests);
    }
    const rates = names.map((name) => `${name} ${counts[name].at(-1)?.perSecond.toFixed(0)}`);
    log(
      `pair ${pair} of ${pairs}: pages/s ${rates.join(', ')}; ` +
        `a bid was on the page after ${ages.at(-1)?.toFixed(0)} ms`,
    );
  }
  return { counts, ages };
}

const readPage = async (url: string) => (await fetch(url)).text();

/** Throws unless the page shows this many bids: with fewer the rates could not be compared. */
async function checkBidsShown({ url }: LotPageRun, bids: number): Promise<void> {
  const shown = (await readPage(`${url}${UNCACHED}`)).match(/"seq\\*":\d+/g)?.length ?? 0;
  if (shown < bids) throw new Error(`the lot's page shows ${shown} bids, not ${bids}`);
}

/** Places a bid. Returns the milliseconds from its answer until the page shows it. */
async function timeUntilBidIsShown({ url, bid }: LotPageRun): Promise<number> {
  const lastSeqShown = async () =>
    Math.max(...[...(await readPage(url)).matchAll(/"seq\\*":(\d+)/g)].map(([, seq]) => Number(seq)));
  const before = await lastSeqShown();
  await bid({ seconds: 0.05, bidsPerSecond: 20 });
  const answeredAt = performance.now();
  while ((await lastSeqShown()) === before)
    if (performance.now() - answeredAt > 30_000) throw new Error('the page does not show a new bid');
  return performance.now() - answeredAt;
}
