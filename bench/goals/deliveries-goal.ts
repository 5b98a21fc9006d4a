import type { FanOutCount } from '../load/fan-out-load.ts';
import { rounded, spreadOf } from '../measurement/statistics.ts';
import type { HubName } from '../processes/start-hub.ts';
import { type FanOutSide, type MessageSize, openFanOutSides } from '../scenarios/fan-out.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atLeast, measureOf, ratiosOf, totalErrors } from './measure.ts';
import { worstVerdict } from './verdict.ts';

const VIEWERS = 1_000;
/** Seconds for which a contender is measured before the next one takes its turn. */
const TURN = 1;
/** Seconds for which a side is measured which is alone. */
const LONG_TURN = 4;
/** Seconds of each contender which are not counted: the code is compiled meanwhile. */
const WARM_UP = 4;

const targets = { socketio: atLeast(1.5, 1.9), ws: atLeast(0.9, 1.2), go: atLeast(0.7, 1), bun: atLeast(0.3, 0.6) };

type Counts = Readonly<Record<MessageSize, Map<HubName, FanOutCount[]>>>;

const deliveriesPerProcessorSecond = ({ frames, processorSeconds }: FanOutCount) => frames / processorSeconds;

/** G5: messages to a thousand viewers, one immediately after the other. Needs no database. */
export async function runDeliveriesGoal({ pairs, log }: BenchContext): Promise<GoalResult> {
  const { sides, sizes, absent } = await openFanOutSides(['socketio', 'ws', 'go', 'bun'], log);
  const counts: Counts = { short: new Map(), long: new Map() };
  try {
    for (const side of sides.values()) await side.join(VIEWERS);
    for (const side of sides.values()) await side.saturate('long', WARM_UP);
    for (let round = 1; round <= pairs * 2; round++) {
      // The goal's targets are for the short message; the long one is shown for comparison.
      const size = round % 2 ? 'short' : 'long';
      const rates = await measureInTurn(sides, size, counts);
      log(`round ${round} of ${pairs * 2}, ${sizes[size]} bytes, deliveries per processor second: ${rates.join(', ')}`);
    }
  } finally {
    for (const side of sides.values()) await side.stop();
  }
  const names = [...sides.keys()];
  const others = names.filter((name) => name !== 'rostrum');
  const ratesOf = (size: MessageSize, name: HubName) =>
    (counts[size].get(name) ?? []).map(deliveriesPerProcessorSecond);
  const ratio = (size: MessageSize, name: HubName) => spreadOf(ratiosOf(ratesOf(size, 'rostrum'), ratesOf(size, name)));
  const measures = others.map((name) =>
    measureOf(`${sizes.short} bytes ÷ ${name}`, ratio('short', name), targets[name]),
  );
  const errorsOf = (name: HubName) =>
    totalErrors([...(counts.short.get(name) ?? []), ...(counts.long.get(name) ?? [])]);
  return {
    id: 'G5',
    title: `deliveries per second of the server's processor time, ${VIEWERS} viewers, no conflation`,
    unit: 'deliveries per processor second',
    measures,
    figures: Object.fromEntries([
      ...(['short', 'long'] as const).flatMap((size) =>
        names.map((name) => [`${name}, ${sizes[size]} bytes`, ratesOf(size, name).map(rounded)]),
      ),
      ...others.map((name) => [`÷ ${name}, ${sizes.long} bytes`, [rounded(ratio('long', name).median)]]),
    ]),
    errors: { ...Object.fromEntries(names.map((name) => [name, errorsOf(name)])), absent },
    verdict: worstVerdict(measures.map(({ verdict }) => verdict)),
  };
}

/** Measures every side once. Returns their rates for the log. */
async function measureInTurn(
  sides: ReadonlyMap<HubName, FanOutSide>,
  size: MessageSize,
  counts: Counts,
): Promise<readonly string[]> {
  const rates: string[] = [];
  for (const [name, side] of sides) {
    const count = await side.saturate(size, TURN);
    counts[size].set(name, [...(counts[size].get(name) ?? []), count]);
    rates.push(`${name} ${Math.round(deliveriesPerProcessorSecond(count))}`);
  }
  return rates;
}

/** The rate of one side alone, with the short message, over at most a few seconds. */
export async function measureDeliveries(side: FanOutSide, seconds: number): Promise<number> {
  await side.join(VIEWERS);
  await side.saturate('long', Math.min(seconds, WARM_UP));
  const count = await side.saturate('short', Math.min(seconds, LONG_TURN));
  const errors = Object.keys(count.errors);
  if (errors.length > 0) throw new Error(errors.join(', '));
  return deliveriesPerProcessorSecond(count);
}
