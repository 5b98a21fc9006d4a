import { percentile, spreadOf } from '../measurement/statistics.ts';
import type { HubName } from '../processes/start-hub.ts';
import { openScreensSide, type ScreensSide } from '../scenarios/bids-to-screens.ts';
import { type FanOutSide, openFanOutSides } from '../scenarios/fan-out.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atLeast, measureOf, ratiosOf, totalErrors } from './measure.ts';
import { MAX_DELAY, type Ramp, type RunStep, runRamp } from './rate-ramp.ts';
import { worstVerdict } from './verdict.ts';

const VIEWERS = 1_000;
/**
 * Factors between rates: large until a side's limit is roughly known, small in the pairs that
 * count.
 */
const FACTOR = { coarse: 2, fine: 1.15 };
/** Bids a second at which each side's ramp starts: near its limit, so that it is found soon. */
const FIRST_RATE = { rostrum: 500, bun: 500, socketio: 40, go: 40, ws: 40 } as const satisfies Record<HubName, number>;
const STEP_SECONDS = 1;
/** More pairs would take longer than three minutes. */
const MOST_PAIRS = 5;

const targets = { socketio: atLeast(10, 40), go: atLeast(5, 20), bun: atLeast(2, 8) };

/** A side of the goal: how a step of its ramp is run, where the next ramp starts, and its ramps. */
type Climber = { readonly run: RunStep; rate: number; readonly ramps: Ramp[] };

/**
 * G6: how many bids a second all viewers can follow. The other hubs send a message for each bid and
 * neither decide nor store bids, to their advantage; Rostrum decides and stores every bid and sends
 * twenty messages a second about a hot lot. Each side first finds its limit in coarse steps; then
 * all take turns with ramps in fine steps, each from where its last one ended.
 */
export async function runUsefulLoadGoal(context: BenchContext): Promise<GoalResult> {
  const { sides, absent } = await openFanOutSides(['socketio', 'go', 'bun'], context.log);
  const rostrum = await openScreensSide('rostrum', context.database);
  const climbers = new Map<HubName, Climber>();
  try {
    climbers.set('rostrum', { run: await prepareRostrum(rostrum), rate: FIRST_RATE.rostrum, ramps: [] });
    for (const [name, side] of sides) {
      if (name === 'rostrum') continue;
      climbers.set(name, { run: await prepareHub(side), rate: FIRST_RATE[name], ramps: [] });
    }
    await climb(climbers, context);
  } finally {
    for (const side of sides.values()) await side.stop();
    await rostrum.stop();
  }
  const rates = (name: HubName) => (climbers.get(name)?.ramps ?? []).map(({ perSecond }) => perSecond);
  const measures = (['socketio', 'go', 'bun'] as const).flatMap((name) =>
    rates(name).length === 0
      ? []
      : [measureOf(`useful load ÷ ${name}`, spreadOf(ratiosOf(rates('rostrum'), rates(name))), targets[name])],
  );
  return {
    id: 'G6',
    title:
      `bids a second which ${VIEWERS} viewers follow, 99 in 100 within ${MAX_DELAY} ms ` +
      '(G5 is the cost of a message)',
    unit: 'bids/s × viewers',
    measures,
    figures: Object.fromEntries([...climbers.keys()].map((name) => [name, rates(name).map((rate) => rate * VIEWERS)])),
    errors: {
      absent,
      ...Object.fromEntries(
        [...climbers].map(([name, { ramps }]) => [
          `${name}, one step further`,
          totalErrors(ramps.map(({ end }) => end)),
        ]),
      ),
    },
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}

async function prepareRostrum(side: ScreensSide): Promise<RunStep> {
  await side.join(VIEWERS);
  await side.bid(500, 2);
  return async (rate) => {
    const { bids, screens, loadShare, errors } = await side.bid(rate, STEP_SECONDS);
    return { perSecond: Math.round(bids / STEP_SECONDS), p99: percentile(screens, 99), loadShare, errors };
  };
}

async function prepareHub(side: FanOutSide): Promise<RunStep> {
  await side.join(VIEWERS);
  await side.saturate('long', 1);
  return async (rate) => {
    const { arrivals, loadShare, errors } = await side.pace('long', rate, STEP_SECONDS);
    return { perSecond: rate, p99: percentile(arrivals, 99), loadShare, errors };
  };
}

async function climb(climbers: ReadonlyMap<HubName, Climber>, { pairs, log }: BenchContext): Promise<void> {
  for (const climber of climbers.values())
    climber.rate = (await runRamp(climber.rate, FACTOR.coarse, climber.run)).rate;
  const count = Math.min(pairs, MOST_PAIRS);
  for (let pair = 1; pair <= count; pair++) {
    const ends: string[] = [];
    for (const [name, climber] of climbers) {
      const ramp = await runRamp(climber.rate, FACTOR.fine, climber.run);
      climber.rate = ramp.rate;
      climber.ramps.push(ramp);
      ends.push(`${name} ${describeRamp(ramp)}`);
    }
    log(`pair ${pair} of ${count}, bids/s: ${ends.join('; ')}`);
  }
}

/** A ramp's rate; and one step further, how late the viewers and how busy the load was. */
function describeRamp({ perSecond, end }: Ramp): string {
  return `${perSecond} (then p99 ${end.p99.toFixed(0)} ms, load ${Math.round(end.loadShare * 100)} %)`;
}
