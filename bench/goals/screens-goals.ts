import { openSide, openSides } from '../fan-out.ts';
import { percentile, rounded, spreadOf } from '../figures.ts';
import { worstOf } from '../goal-verdict.ts';
import type { ScreensCount } from '../load/bids-to-screens-load.ts';
import { openSaleroom, type Saleroom } from '../screens.ts';
import type { HubName } from '../start-hub.ts';
import type { GoalGroup, GoalResult, GoalRun } from './goal.ts';
import { errorsOf, measureOf } from './measure.ts';

const VIEWERS = 1_000;

/** G6, G8 and G13: real bids, and when they are on the screens. */
export const screensGoals: readonly GoalGroup[] = [
  { goals: ['G6'], run: async (_wanted, run) => [await usefulLoad(run)] },
  { goals: ['G8'], run: async (_wanted, run) => [await bidToLastScreen(run)] },
  { goals: ['G13'], run: async (_wanted, run) => [await growth(run)] },
];

/** A screen that is further behind than this shows a price that is no longer asked. Milliseconds, of ninety-nine screens in a hundred. */
const STALE = 100;
/** From one rate to the next: coarse until the side's reach is roughly known, fine in the pairs that count. */
const STEP = { coarse: 2, fine: 1.15 };
/** Where each side's ramp begins, bids a second: near enough to its reach that it is soon found. */
const FIRST = { rostrum: 500, bun: 500, socketio: 40, go: 40, ws: 40 } as const satisfies Record<HubName, number>;
const STEP_SECONDS = 1;
/** More pairs than these take longer than three minutes. */
const MOST_PAIRS = 5;

/** One step of a ramp: how many bids a second were accepted and told, how late the screens are, how busy the load was itself, and what else went wrong. */
type Step = {
  readonly perSecond: number;
  readonly p99: number;
  readonly loadShare: number;
  readonly errors: Readonly<Record<string, number>>;
};
type Ramp = { readonly rate: number; readonly perSecond: number; readonly end: Step };
type RunStep = (rate: number) => Promise<Step>;

/**
 * Raises the bids per second until the screens are stale or something fails; lowers them first where that is so from the beginning. Gives the last rate at which all was well, and how it ended.
 * A step that fails is taken once more, on every side: a disk that is held up once for a tenth of a second is nobody's reach.
 */
async function ramp(from: number, factor: number, run: RunStep): Promise<Ramp> {
  const isWell = ({ p99, errors }: Step) => p99 <= STALE && Object.keys(errors).length === 0;
  const step: RunStep = async (rate) => {
    const first = await run(rate);
    return isWell(first) ? first : run(rate);
  };
  let rate = from;
  let last = await step(Math.round(rate));
  let failed: Step | null = null;
  while (!isWell(last)) {
    failed = last;
    rate /= factor;
    if (rate < 1) throw new Error(`not even one bid a second: ${JSON.stringify(last)}`);
    last = await step(Math.round(rate));
  }
  while (!failed) {
    const next = await step(Math.round(rate * factor));
    if (isWell(next)) {
      last = next;
      rate *= factor;
    } else failed = next;
  }
  return { rate, perSecond: last.perSecond, end: failed };
}

/**
 * G6: how many bids a second everybody can follow. The others tell each bid by itself and have no bid to decide or store, which is to their advantage; the
 * house decides and stores every bid and tells of a hot lot twenty times a second. Every side first finds its reach in coarse steps; then all take turns, each with a ramp
 * of fine steps that begins where its last one ended.
 */
async function usefulLoad({ database, pairs, say }: GoalRun): Promise<GoalResult> {
  const marks = { socketio: [10, 40], go: [5, 20], bun: [2, 8] } as const;
  const { sides, absent } = await openSides(['socketio', 'go', 'bun'], say);
  const house = await openSaleroom('rostrum', database);
  const steps = new Map<HubName, RunStep>();
  const reach = new Map<HubName, number>();
  const ramps = new Map<HubName, Ramp[]>();
  try {
    await house.enter(VIEWERS);
    await house.bid(500, 2);
    steps.set('rostrum', async (rate) => {
      const { bids, screens, loadShare, errors } = await house.bid(rate, STEP_SECONDS);
      return { perSecond: Math.round(bids / STEP_SECONDS), p99: percentile(screens, 99), loadShare, errors };
    });
    for (const [name, side] of sides) {
      if (name === 'rostrum') continue;
      await side.enter(VIEWERS);
      await side.saturate('long', 1);
      steps.set(name, async (rate) => {
        const { arrivals, loadShare, errors } = await side.pace('long', rate, STEP_SECONDS);
        return { perSecond: rate, p99: percentile(arrivals, 99), loadShare, errors };
      });
    }
    for (const [name, step] of steps) reach.set(name, (await ramp(FIRST[name], STEP.coarse, step)).rate);
    for (let pair = 1; pair <= Math.min(pairs, MOST_PAIRS); pair++) {
      for (const [name, step] of steps) {
        const one = await ramp(reach.get(name) as number, STEP.fine, step);
        reach.set(name, one.rate);
        ramps.set(name, [...(ramps.get(name) ?? []), one]);
      }
      const told = [...ramps].map(([name, all]) => `${name} ${endOf(all.at(-1) as Ramp)}`);
      say(`pair ${pair} of ${Math.min(pairs, MOST_PAIRS)}, bids/s: ${told.join('; ')}`);
    }
  } finally {
    for (const side of sides.values()) await side.stop();
    await house.stop();
  }
  const rates = (name: HubName) => (ramps.get(name) ?? []).map(({ perSecond }) => perSecond);
  const measures = (['socketio', 'go', 'bun'] as const).flatMap((name) => {
    const theirs = rates(name);
    const [must, moonshot] = marks[name];
    if (theirs.length === 0) return [];
    const ratio = spreadOf(rates('rostrum').map((ours, pair) => ours / (theirs[pair] as number)));
    return [measureOf(`useful load ÷ ${name}`, ratio, { must, moonshot, better: 'more' })];
  });
  return {
    id: 'G6',
    title: `bids a second that ${VIEWERS} viewers follow, 99 in 100 within ${STALE} ms (G5 says what a message costs)`,
    unit: 'bids/s × viewers',
    measures,
    figures: Object.fromEntries([...ramps.keys()].map((name) => [name, rates(name).map((rate) => rate * VIEWERS)])),
    errors: {
      absent,
      ...Object.fromEntries(
        [...ramps].map(([name, all]) => [`${name}, one step further`, errorsOf(all.map(({ end }) => end))]),
      ),
    },
    verdict: worstOf(measures.map(({ verdict }) => verdict)),
  };
}

/** A ramp in words: its rate, and how late the screens and how busy the load were one step further. */
function endOf({ perSecond, end }: Ramp): string {
  return `${perSecond} (then p99 ${end.p99.toFixed(0)} ms, load ${Math.round(end.loadShare * 100)} %)`;
}

const G8_RATE = 20;

/** G8: from a bid to the last of a thousand screens. */
async function bidToLastScreen({ database, pairs, seconds, say }: GoalRun): Promise<GoalResult> {
  const names = ['rostrum', 'floor', 'naive'] as const;
  const counts: Record<(typeof names)[number], ScreensCount[]> = { rostrum: [], floor: [], naive: [] };
  const salerooms: Saleroom[] = [];
  try {
    // The house is first: the others' messages are made as long as its own.
    let bytes = 0;
    for (const name of names) {
      const saleroom = await openSaleroom(name, database, bytes);
      salerooms.push(saleroom);
      await saleroom.enter(VIEWERS);
      const { messageBytes } = await saleroom.bid(G8_RATE, 3);
      bytes ||= messageBytes;
      say(`${name}: messages of ${messageBytes} bytes`);
    }
    for (let pair = 1; pair <= pairs; pair++) {
      for (const [n, name] of names.entries())
        counts[name].push(await (salerooms[n] as Saleroom).bid(G8_RATE, Math.min(seconds, 8)));
      say(
        `pair ${pair} of ${pairs}, bid to last screen p99: ${names.map((name) => `${name} ${last99(counts[name].at(-1) as ScreensCount).toFixed(1)} ms`).join(', ')}`,
      );
    }
  } finally {
    for (const saleroom of salerooms) await saleroom.stop();
  }
  const ratio = (name: 'floor' | 'naive', of: (count: ScreensCount) => number) =>
    spreadOf(counts.rostrum.map((ours, pair) => of(ours) / of(counts[name][pair] as ScreensCount)));
  const measures = [
    measureOf('p99 to the last screen ÷ floor', ratio('floor', last99), { must: 1.6, moonshot: 1.2, better: 'less' }),
    measureOf('p99 to the last screen ÷ naive', ratio('naive', last99), { must: 0.5, moonshot: 0.25, better: 'less' }),
  ];
  return {
    id: 'G8',
    title: `from a bid to the last of ${VIEWERS} screens, ${G8_RATE} bids/s`,
    unit: 'ms',
    measures,
    figures: Object.fromEntries(
      names.flatMap((name) => [
        [`${name} p99`, counts[name].map((count) => rounded(last99(count)))],
        [`${name} p50`, counts[name].map((count) => rounded(percentile(count.lastScreens, 50)))],
        [`${name}, answer p50`, counts[name].map((count) => rounded(percentile(count.acks, 50)))],
      ]),
    ),
    errors: Object.fromEntries(names.map((name) => [name, errorsOf(counts[name])])),
    verdict: worstOf(measures.map(({ verdict }) => verdict)),
  };
}

const last99 = ({ lastScreens }: ScreensCount) => percentile(lastScreens, 99);

const G13_RATE = 5;
const WATCHERS = [10, 100, 1_000, 10_000];

/** G13: what ten thousand watchers change for a bidder's answer, and for the cost of one delivery. */
async function growth({ database, say }: GoalRun): Promise<GoalResult> {
  const answers: number[] = [];
  const costs: number[] = [];
  const errors: ScreensCount[] = [];
  const house = await openSaleroom('rostrum', database);
  const { side } = await openSide('rostrum', null);
  try {
    await house.enter(WATCHERS[0] as number);
    await house.bid(50, 4);
    for (const watchers of WATCHERS) {
      await house.enter(watchers);
      const count = await house.bid(G13_RATE, 8);
      errors.push(count);
      answers.push(percentile(count.acks, 50));
      await side.enter(watchers);
      await side.saturate('long', 2);
      const { frames, processorSeconds } = await side.saturate('long', 4);
      costs.push((processorSeconds / frames) * 1e6);
      say(
        `${watchers} watchers: answer p50 ${answers.at(-1)?.toFixed(2)} ms, ${costs.at(-1)?.toFixed(2)} µs for each delivery`,
      );
    }
  } finally {
    await side.stop();
    await house.stop();
  }
  const [ackAt10, , , ackAt10k] = answers as [number, number, number, number];
  const [, costAt100, , costAt10k] = costs as [number, number, number, number];
  const measures = [
    measureOf('processor time per delivery ÷ at 100', spreadOf([costAt10k / costAt100]), {
      must: 1.4,
      moonshot: 1.1,
      better: 'less',
    }),
    measureOf('answer p50 ÷ at 10', spreadOf([ackAt10k / ackAt10]), { must: 1.5, moonshot: 1.1, better: 'less' }),
  ];
  return {
    id: 'G13',
    title: `growth to ${WATCHERS.at(-1)} watchers of one lot, ${G13_RATE} bids/s`,
    unit: 'ms and µs',
    measures,
    figures: {
      watchers: WATCHERS,
      'answer p50, ms': answers.map(rounded),
      'processor time per delivery, µs': costs.map(rounded),
    },
    errors: { rostrum: errorsOf(errors) },
    verdict: worstOf(measures.map(({ verdict }) => verdict)),
  };
}
