import { buildBareNext } from '../build-bare-next.ts';
import { percentile, rounded, spreadOf } from '../figures.ts';
import { worstOf } from '../goal-verdict.ts';
import type { SteadySpell } from '../load/steady-bids.ts';
import { hasWrk, runWrk, type WrkCount } from '../load/wrk.ts';
import { type LotPageRun, openLotPage } from '../lot-page.ts';
import { startContender } from '../start-contender.ts';
import type { GoalResult, GoalRun } from './goal.ts';
import { measureOf } from './measure.ts';

/** How many watch the lot while its page is asked for (G9), and how many bids its page shows (G10). */
const VIEWERS = 1000;
const BIDS_SHOWN = 50;
const RATE = 20;
/** How long a spell of G9 lasts at least, seconds: a p99 wants some hundreds of bids. */
const SPELL = 12;

/** G9 and G10, as far as they are wanted: what pages cost the bids, and how fast they are. Throws where wrk is missing. */
export async function runPageGoals(wanted: ReadonlySet<string>, run: GoalRun): Promise<GoalResult[]> {
  const results: GoalResult[] = [];
  if (!wanted.has('G9') && !wanted.has('G10')) return results;
  if (!hasWrk) throw new Error('wrk is not installed (Debian: apt-get install wrk)');
  if (wanted.has('G9')) results.push(await bidsBesidePages(run));
  if (wanted.has('G10')) results.push(await pagesPerSecond(run));
  return results;
}

async function bidsBesidePages({ database, pairs, seconds, say }: GoalRun): Promise<GoalResult> {
  const house = await openLotPage(database, { viewers: VIEWERS, say });
  const spell: SteadySpell = { seconds: Math.max(seconds, SPELL), bidsPerSecond: RATE };
  const quiet: number[] = [];
  const saturated: number[] = [];
  const pages: WrkCount[] = [];
  const errors: Record<string, number> = {};
  try {
    // Nobody is measured while code is still being compiled.
    await Promise.all([house.bid({ ...spell, seconds: 3 }), runWrk(house.url, 3)]);
    for (let pair = 1; pair <= pairs; pair++) {
      const alone = await house.bid(spell);
      const [beside, asked] = await Promise.all([house.bid(spell), runWrk(house.url, spell.seconds)]);
      for (const said of [alone.errors, beside.errors])
        for (const [words, times] of Object.entries(said)) errors[words] = (errors[words] ?? 0) + times;
      quiet.push(percentile(alone.waits, 99));
      saturated.push(percentile(beside.waits, 99));
      pages.push(asked);
      say(
        `pair ${pair} of ${pairs}: ack p99 ${quiet.at(-1)?.toFixed(1)} ms alone, ${saturated.at(-1)?.toFixed(1)} ms beside ` +
          `${asked.perSecond.toFixed(0)} pages/s (p50 ${percentile(alone.waits, 50).toFixed(1)}, ${percentile(beside.waits, 50).toFixed(1)} ms)`,
      );
    }
  } finally {
    await house.stop();
  }
  const measure = measureOf(
    'ack p99 beside saturated pages ÷ alone',
    spreadOf(saturated.map((wait, pair) => wait / (quiet[pair] as number))),
    { must: 3, moonshot: 1.5, better: 'less' },
  );
  return {
    id: 'G9',
    title: `what page views cost the bids: ${RATE} bids/s, ${VIEWERS} viewers, 50 connections ask for the lot's page`,
    unit: 'ms',
    measures: [measure],
    figures: {
      quietP99: quiet.map(rounded),
      saturatedP99: saturated.map(rounded),
      pagesPerSecond: pages.map(({ perSecond }) => rounded(perSecond)),
    },
    errors: { bids: errors, pages: sumOf(pages) },
    verdict: measure.verdict,
  };
}

async function pagesPerSecond({ database, pairs, seconds, say }: GoalRun): Promise<GoalResult> {
  say('building the bare page');
  const bareFolder = await buildBareNext();
  const house = await openLotPage(database, { viewers: 0, say });
  const bare = await startContender('./contenders/bare-next-server.ts', { BENCH_BARE_NEXT: bareFolder });
  const bareUrl = `http://127.0.0.1:${bare.port}`;
  const addresses = {
    rostrum: house.url,
    bareNext: `${bareUrl}/`,
    // An address that the house keeps no page for: the same page, rendered with its queries for each who asks.
    dynamic: `${house.url}?past=memory`,
    bareStatic: `${bareUrl}/static`,
  };
  type Side = keyof typeof addresses;
  const counts: Record<Side, WrkCount[]> = { rostrum: [], bareNext: [], dynamic: [], bareStatic: [] };
  const ages: number[] = [];
  try {
    await house.bid({ seconds: 1, bidsPerSecond: BIDS_SHOWN });
    await mustShow(house, BIDS_SHOWN);
    for (const side of Object.keys(addresses) as Side[]) await runWrk(addresses[side], 2);
    for (let pair = 1; pair <= pairs; pair++) {
      for (const side of Object.keys(addresses) as Side[]) {
        const asked = runWrk(addresses[side], Math.min(seconds, 5));
        if (side === 'rostrum') ages.push(await ageOfPrice(house));
        counts[side].push(await asked);
      }
      const told = (Object.keys(addresses) as Side[]).map(
        (side) => `${side} ${counts[side].at(-1)?.perSecond.toFixed(0)}`,
      );
      say(
        `pair ${pair} of ${pairs}: pages/s ${told.join(', ')}; a bid was on the page after ${ages.at(-1)?.toFixed(0)} ms`,
      );
    }
  } finally {
    await bare.stop();
    await house.stop();
  }
  const rates = (side: Side) => counts[side].map(({ perSecond }) => perSecond);
  const over = (side: Side) => rates('rostrum').map((rate, pair) => rate / (rates(side)[pair] as number));
  const measures = [
    measureOf('lot pages/s ÷ bare Next page, dynamic', spreadOf(over('bareNext')), {
      must: 0.6,
      moonshot: 0.9,
      better: 'more',
    }),
    measureOf('lot pages/s ÷ same page rendered with Prisma', spreadOf(over('dynamic')), {
      must: 4,
      moonshot: 10,
      better: 'more',
    }),
    measureOf('milliseconds until a bid is on the page', spreadOf(ages), {
      must: 1000,
      moonshot: 1000,
      better: 'less',
    }),
  ];
  return {
    id: 'G10',
    title: `the lot's page, ${BIDS_SHOWN} bids shown, 50 connections, not compressed`,
    unit: 'pages/s',
    measures,
    figures: {
      ...Object.fromEntries((Object.keys(counts) as Side[]).map((side) => [side, rates(side).map(rounded)])),
      ageOfPrice: ages.map(rounded),
    },
    errors: Object.fromEntries((Object.keys(counts) as Side[]).map((side) => [side, sumOf(counts[side])])),
    verdict: worstOf(measures.map(({ verdict }) => verdict)),
  };
}

const text = async (url: string) => (await fetch(url)).text();

/** Throws unless the page shows so many bids: a faster page that shows fewer has no rate. */
async function mustShow({ url }: LotPageRun, bids: number): Promise<void> {
  const shown = (await text(`${url}?past=memory`)).match(/"seq\\*":\d+/g)?.length ?? 0;
  if (shown < bids) throw new Error(`the lot's page shows ${shown} bids, not ${bids}`);
}

/** Places a bid and asks for the page until it is on it; gives the milliseconds from the bid's answer. */
async function ageOfPrice({ url, bid }: LotPageRun): Promise<number> {
  const seqOn = async () =>
    Math.max(...[...(await text(url)).matchAll(/"seq\\*":(\d+)/g)].map(([, seq]) => Number(seq)));
  const before = await seqOn();
  await bid({ seconds: 0.05, bidsPerSecond: 20 });
  const answered = performance.now();
  while ((await seqOn()) === before)
    if (performance.now() - answered > 30_000) throw new Error('the page shows no new bid');
  return performance.now() - answered;
}

function sumOf(counts: readonly WrkCount[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { errors } of counts)
    for (const [words, times] of Object.entries(errors)) sum[words] = (sum[words] ?? 0) + times;
  return sum;
}
