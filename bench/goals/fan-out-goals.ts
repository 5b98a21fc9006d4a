import { openSides, type Side } from '../fan-out.ts';
import { rounded, slopeOf, spreadOf } from '../figures.ts';
import { worstOf } from '../goal-verdict.ts';
import type { FanOutCount } from '../load/fan-out-load.ts';
import type { HubName } from '../start-hub.ts';
import type { GoalGroup, GoalResult, GoalRun, Measure } from './goal.ts';
import { errorsOf, measureOf } from './measure.ts';

const VIEWERS = 1_000;
/** Each contender is measured for so many seconds at a time, and they take turns: what else the machine does then falls on all of them. */
const TURN = 1;
const WARM_UP = 4;

type Marks = Pick<Measure, 'must' | 'moonshot' | 'better'>;
const more = (must: number, moonshot: number): Marks => ({ must, moonshot, better: 'more' });
const less = (must: number, moonshot: number): Marks => ({ must, moonshot, better: 'less' });

/** G5 and G7, which need no database: what a message costs, and what a viewer weighs. */
export const fanOutGoals: readonly GoalGroup[] = [
  { goals: ['G5'], run: async (_wanted, run) => [await deliveries(run)] },
  { goals: ['G7'], run: async (_wanted, run) => [await memory(run)] },
];

const perProcessorSecond = ({ frames, processorSeconds }: FanOutCount) => frames / processorSeconds;

/** G5: every message to a thousand viewers, as fast as one follows the other. */
async function deliveries({ pairs, say }: GoalRun): Promise<GoalResult> {
  const marks = { socketio: more(1.5, 1.9), ws: more(0.9, 1.2), go: more(0.7, 1), bun: more(0.3, 0.6) };
  const { sides, sizes, absent } = await openSides(['socketio', 'ws', 'go', 'bun'], say);
  const counts = { short: new Map<HubName, FanOutCount[]>(), long: new Map<HubName, FanOutCount[]>() };
  try {
    for (const side of sides.values()) await side.enter(VIEWERS);
    // Not counted: by then everybody's code is compiled.
    for (const side of sides.values()) await side.saturate('long', WARM_UP);
    for (let round = 1; round <= pairs * 2; round++) {
      // The house's own message, five times as long, is shown beside the short one that the goal is set for.
      const size = round % 2 ? 'short' : 'long';
      for (const [name, side] of sides) {
        const count = await side.saturate(size, TURN);
        counts[size].set(name, [...(counts[size].get(name) ?? []), count]);
      }
      const told = [...counts[size]].map(
        ([name, all]) => `${name} ${Math.round(perProcessorSecond(all.at(-1) as FanOutCount))}`,
      );
      say(`round ${round} of ${pairs * 2}, ${sizes[size]} bytes, deliveries per processor second: ${told.join(', ')}`);
    }
  } finally {
    for (const side of sides.values()) await side.stop();
  }
  const of = (size: 'short' | 'long', name: HubName) => (counts[size].get(name) ?? []).map(perProcessorSecond);
  const ratio = (size: 'short' | 'long', name: HubName) => {
    const theirs = of(size, name);
    return spreadOf(of(size, 'rostrum').map((ours, pair) => ours / (theirs[pair] as number)));
  };
  const others = [...sides.keys()].filter((name) => name !== 'rostrum');
  const measures = others.map((name) => measureOf(`${sizes.short} bytes ÷ ${name}`, ratio('short', name), marks[name]));
  return {
    id: 'G5',
    title: `deliveries per second of the server's processor time, ${VIEWERS} viewers, a message for each change`,
    unit: 'deliveries per processor second',
    measures,
    figures: Object.fromEntries([
      ...(['short', 'long'] as const).flatMap((size) =>
        [...sides.keys()].map((name) => [`${name}, ${sizes[size]} bytes`, of(size, name).map(rounded)]),
      ),
      ...others.map((name) => [`÷ ${name}, ${sizes.long} bytes`, [rounded(ratio('long', name).median)]]),
    ]),
    errors: {
      ...Object.fromEntries(
        [...sides.keys()].map((name) => [
          name,
          errorsOf([...(counts.short.get(name) ?? []), ...(counts.long.get(name) ?? [])]),
        ]),
      ),
      absent,
    },
    verdict: worstOf(measures.map(({ verdict }) => verdict)),
  };
}

const WEIGHED_AT = [2_000, 4_000, 6_000, 8_000, 10_000];
/**
 * The young generation of V8 grows with the rush at the door, not with those who are in the room, by more than ten thousand viewers weigh. So every Node has one that
 * neither grows nor shrinks; with room enough that none is slower for it.
 */
const STEADY_YOUTH = ['--min-semi-space-size=16', '--max-semi-space-size=16'];

type Slopes = {
  readonly resident: number;
  readonly counted: number | null;
  /** The resident slope between each two neighbouring readings. */
  readonly steps: readonly number[];
};

/** G7: how much memory each more bidder takes who is in the room and hears nothing. */
async function memory({ say }: GoalRun): Promise<GoalResult> {
  const marks = { ws: less(1.6, 1.2), socketio: less(0.75, 0.5), go: less(1.3, 1), bun: undefined };
  const { sides, absent } = await openSides(['ws', 'socketio', 'go'], say, STEADY_YOUTH);
  const slopes = new Map<HubName, Slopes>();
  try {
    for (const [name, side] of sides) {
      const slope = await weighOnTheWay(side);
      slopes.set(name, slope);
      say(`${name}: ${Math.round(slope.resident)} bytes for each bidder, ${slope.steps.map(Math.round).join(', ')}`);
      await side.stop();
    }
  } finally {
    for (const side of sides.values()) await side.stop();
  }
  const ours = slopes.get('rostrum') as Slopes;
  const measures = [...slopes].flatMap(([name, theirs]) => {
    const mark = name === 'rostrum' ? undefined : marks[name];
    if (!mark) return [];
    const { min, max } = spreadOf(ours.steps.map((step, n) => step / (theirs.steps[n] as number)));
    return [measureOf(`bytes per bidder ÷ ${name}`, { median: ours.resident / theirs.resident, min, max }, mark)];
  });
  return {
    id: 'G7',
    title: `resident memory for each bidder in the room, from ${WEIGHED_AT[0]} to ${WEIGHED_AT.at(-1)}`,
    unit: 'bytes per bidder',
    measures,
    figures: Object.fromEntries([
      ...[...slopes].map(([name, { resident }]) => [name, [Math.round(resident)]]),
      ...[...slopes].map(([name, { steps }]) => [`${name}, between readings`, steps.map(Math.round)]),
      ...[...slopes].flatMap(([name, { counted }]) =>
        counted === null ? [] : [[`${name}, as Node counts`, [Math.round(counted)]]],
      ),
    ]),
    errors: { absent },
    verdict: worstOf(measures.map(({ verdict }) => verdict)),
  };
}

/** Weighs a side at several sizes of its crowd. By the first, everybody's code is compiled and the young generation has been through; nobody has left, so that no room left free hides growth. */
async function weighOnTheWay(side: Side): Promise<Slopes> {
  const readings: { readonly at: number; readonly resident: number; readonly counted: number | null }[] = [];
  for (const at of WEIGHED_AT) {
    await side.enter(at, true);
    readings.push({ at, ...(await side.weigh()) });
  }
  const isCounted = readings.every(({ counted }) => counted !== null);
  return {
    resident: slopeOf(readings.map(({ at, resident }) => [at, resident])),
    counted: isCounted ? slopeOf(readings.map(({ at, counted }) => [at, counted as number])) : null,
    steps: readings
      .slice(1)
      .map((one, n) => slopeOf([readings[n], one].flatMap((it) => (it ? [[it.at, it.resident] as const] : [])))),
  };
}
