import { createFaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import { percentile, rounded, spreadOf } from '../figures.ts';
import { openHotLotFixture } from '../hot-lot-fixture.ts';
import type { CountdownErrors, CountdownOptions } from '../load/countdown-viewers.ts';
import { startContender, startProgram } from '../start-contender.ts';
import type { GoalResult, GoalRun } from './goal.ts';
import { measureOf } from './measure.ts';

/** Each way, milliseconds: a poor mobile network. */
const NETWORK = { ms: 80, jitter: 20 };
const CLOCK_OFF = 90_000;
const VIEWERS = 40;
/** Pages opened by each viewer in one round. */
const TIMES = 5;

/** G16: how wrong the time left on a page is, over a network that delays and on a device whose clock is wrong. Milliseconds; compared to nobody. */
export async function runCountdownGoal(_: ReadonlySet<string>, run: GoalRun): Promise<GoalResult[]> {
  const { database, pairs, say } = run;
  const fixture = await openHotLotFixture(database.url, 1);
  const house = await startContender('./contenders/rostrum-house.ts', fixture.variables);
  const proxy = await createFaultProxy({ target: { port: house.port } });
  try {
    await fixture.untilReady(true);
    proxy.setMode({ kind: 'delay', ...NETWORK });
    const rounds: (readonly number[])[] = [];
    for (let round = 1; round <= pairs; round++) {
      const { errors } = await watch({
        port: proxy.port,
        databaseUrl: database.url,
        viewers: VIEWERS,
        times: TIMES,
        clockOff: CLOCK_OFF,
      });
      rounds.push(errors);
      say(
        `round ${round} of ${pairs}: ${errors.length} countdowns, off by ${percentile(errors, 50).toFixed(1)} ms (p99 ${percentile(errors, 99).toFixed(1)} ms)`,
      );
    }
    const at = (p: number) => rounds.map((errors) => percentile(errors, p));
    const measure = measureOf('countdown error p99, ms', spreadOf(at(99)), { must: 40, moonshot: 15, better: 'less' });
    return [
      {
        id: 'G16',
        title: `how wrong a countdown is, ${NETWORK.ms} ± ${NETWORK.jitter} ms each way, the device's clock ${CLOCK_OFF / 1_000} s off`,
        unit: 'ms',
        measures: [measure],
        figures: {
          rostrumP99: at(99).map(rounded),
          rostrumP50: at(50).map(rounded),
          rostrumWorst: at(100).map(rounded),
          countdowns: rounds.map(({ length }) => length),
        },
        errors: {},
        verdict: measure.verdict,
      },
    ];
  } finally {
    await proxy.close();
    await house.stop();
  }
}

function watch(orders: CountdownOptions): Promise<CountdownErrors> {
  const viewers = startProgram('./load/countdown-viewers.ts', 1);
  return new Promise((resolve, reject) => {
    viewers.once('message', (errors: CountdownErrors) => resolve(errors));
    viewers.once('exit', (code) => reject(new Error(`the viewers ended before they had counted (${code})`)));
    viewers.send(orders);
  });
}
