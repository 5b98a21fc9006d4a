import type { ScreensCount } from '../load/bids-to-screens-load.ts';
import { percentile, rounded, spreadOf } from '../measurement/statistics.ts';
import { openScreensSide, type ScreensSide } from '../scenarios/bids-to-screens.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atMost, measureOf, ratiosOf, totalErrors } from './measure.ts';
import { worstVerdict } from './verdict.ts';

const VIEWERS = 1_000;
const RATE = 20;
const names = ['rostrum', 'floor', 'naive'] as const;

type Counts = Record<(typeof names)[number], ScreensCount[]>;

/** G8: the time from a bid to the last of a thousand viewers. */
export async function runLastScreenGoal(context: BenchContext): Promise<GoalResult> {
  const counts = await measureSides(context);
  const p99s = (name: keyof Counts) => counts[name].map(lastScreenP99);
  const measures = [
    measureOf('p99 to the last screen ÷ floor', spreadOf(ratiosOf(p99s('rostrum'), p99s('floor'))), atMost(1.6, 1.2)),
    measureOf('p99 to the last screen ÷ naive', spreadOf(ratiosOf(p99s('rostrum'), p99s('naive'))), atMost(0.5, 0.25)),
  ];
  return {
    id: 'G8',
    title: `time from a bid to the last of ${VIEWERS} viewers, ${RATE} bids/s`,
    unit: 'ms',
    measures,
    figures: Object.fromEntries(
      names.flatMap((name) => [
        [`${name} p99`, p99s(name).map(rounded)],
        [`${name} p50`, counts[name].map((count) => rounded(percentile(count.lastScreens, 50)))],
        [`${name}, answer p50`, counts[name].map((count) => rounded(percentile(count.acks, 50)))],
      ]),
    ),
    errors: Object.fromEntries(names.map((name) => [name, totalErrors(counts[name])])),
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}

async function measureSides({ database, pairs, seconds, log }: BenchContext): Promise<Counts> {
  const counts: Counts = { rostrum: [], floor: [], naive: [] };
  const sides: ScreensSide[] = [];
  try {
    // Rostrum is first: the others' messages are made as long as its own.
    let bytes = 0;
    for (const name of names) {
      const side = await openScreensSide(name, database, bytes);
      sides.push(side);
      await side.join(VIEWERS);
      const { messageBytes } = await side.bid(RATE, 3);
      bytes ||= messageBytes;
      log(`${name}: messages of ${messageBytes} bytes`);
    }
    for (let pair = 1; pair <= pairs; pair++) {
      const p99s: string[] = [];
      for (const [n, name] of names.entries()) {
        const count = await (sides[n] as ScreensSide).bid(RATE, Math.min(seconds, 8));
        counts[name].push(count);
        p99s.push(`${name} ${lastScreenP99(count).toFixed(1)} ms`);
      }
      log(`pair ${pair} of ${pairs}, bid to last screen p99: ${p99s.join(', ')}`);
    }
  } finally {
    for (const side of sides) await side.stop();
  }
  return counts;
}

function lastScreenP99({ lastScreens }: ScreensCount): number {
  return percentile(lastScreens, 99);
}
