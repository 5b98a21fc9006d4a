import { slopeOf, spreadOf } from '../measurement/statistics.ts';
import type { HubName } from '../processes/start-hub.ts';
import { type FanOutSide, openFanOutSides } from '../scenarios/fan-out.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atMost, measureOf } from './measure.ts';
import { worstVerdict } from './verdict.ts';

/** The numbers of bidders at which memory is read. */
const READINGS = [2_000, 4_000, 6_000, 8_000, 10_000];
/**
 * Gives every Node process a young generation of a fixed size. While many bidders join at once, V8
 * would grow it by more memory than ten thousand joined bidders use.
 */
export const fixedYoungGeneration = ['--min-semi-space-size=16', '--max-semi-space-size=16'];

const targets = { ws: atMost(1.6, 1.2), socketio: atMost(0.75, 0.5), go: atMost(1.3, 1) };

/** Bytes for each joined bidder. */
export type BytesPerBidder = {
  /** The slope of resident memory over all readings. */
  readonly resident: number;
  /** The same by Node's own figures; null for a server that is not Node. */
  readonly counted: number | null;
  /** The slope of resident memory between each two successive readings. */
  readonly steps: readonly number[];
};

/** G7: memory of each further bidder who has joined and is idle. Needs no database. */
export async function runMemoryGoal({ log }: BenchContext): Promise<GoalResult> {
  const { sides, absent } = await openFanOutSides(['ws', 'socketio', 'go'], log, fixedYoungGeneration);
  const results = new Map<HubName, BytesPerBidder>();
  try {
    for (const [name, side] of sides) {
      const bytes = await measureBytesPerBidder(side);
      results.set(name, bytes);
      log(`${name}: ${Math.round(bytes.resident)} bytes for each bidder, ${bytes.steps.map(Math.round).join(', ')}`);
      await side.stop();
    }
  } finally {
    for (const side of sides.values()) await side.stop();
  }
  const ours = results.get('rostrum') as BytesPerBidder;
  const measures = (['ws', 'socketio', 'go'] as const).flatMap((name) => {
    const theirs = results.get(name);
    if (!theirs) return [];
    const { min, max } = spreadOf(ours.steps.map((step, n) => step / (theirs.steps[n] as number)));
    return [
      measureOf(`bytes per bidder ÷ ${name}`, { median: ours.resident / theirs.resident, min, max }, targets[name]),
    ];
  });
  return {
    id: 'G7',
    title: `resident memory per joined bidder, from ${READINGS[0]} to ${READINGS.at(-1)} bidders`,
    unit: 'bytes per bidder',
    measures,
    figures: Object.fromEntries([
      ...[...results].map(([name, { resident }]) => [name, [Math.round(resident)]]),
      ...[...results].map(([name, { steps }]) => [`${name}, between readings`, steps.map(Math.round)]),
      ...[...results].flatMap(([name, { counted }]) =>
        counted === null ? [] : [[`${name}, as Node counts`, [Math.round(counted)]]],
      ),
    ]),
    errors: { absent },
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}

type Reading = { readonly bidders: number; readonly resident: number; readonly counted: number | null };

/**
 * Reads the memory of a side at several numbers of bidders. By the first reading the code is
 * compiled and the young generation has been collected. Nobody leaves, so no freed memory hides
 * growth.
 */
export async function measureBytesPerBidder(side: FanOutSide): Promise<BytesPerBidder> {
  const readings: Reading[] = [];
  for (const bidders of READINGS) {
    await side.join(bidders, true);
    readings.push({ bidders, ...(await side.measureMemory()) });
  }
  const isCounted = readings.every(({ counted }) => counted !== null);
  return {
    resident: residentSlope(readings),
    counted: isCounted ? slopeOf(readings.map(({ bidders, counted }) => [bidders, counted as number])) : null,
    steps: readings.slice(1).map((reading, n) => residentSlope([readings[n] as Reading, reading])),
  };
}

function residentSlope(readings: readonly Reading[]): number {
  return slopeOf(readings.map(({ bidders, resident }) => [bidders, resident]));
}
