import { createFaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import type { CountdownErrors, CountdownOptions } from '../load/countdown-viewers.ts';
import { percentile, rounded, spreadOf } from '../measurement/statistics.ts';
import { startContender } from '../processes/start-contender.ts';
import { loadCore, startProgram } from '../processes/start-program.ts';
import { openHotLotFixture } from '../scenarios/hot-lot-fixture.ts';
import type { BenchContext, GoalResult } from './goal.ts';
import { atMost, measureOf } from './measure.ts';

/** The delay each way of a poor mobile network, in milliseconds. */
const NETWORK = { ms: 80, jitter: 20 };
const CLOCK_OFFSET = 90_000;
const VIEWERS = 40;
/** How many pages each viewer opens in one round. */
const PAGES = 5;

/**
 * G16: how far a page's countdown is off, over a slow network and on a device with a wrong clock.
 * It is compared with no contender.
 */
export async function runCountdownGoal({ database, pairs, log }: BenchContext): Promise<GoalResult> {
  const fixture = await openHotLotFixture(database.url, 1);
  const server = await startContender('contenders/rostrum-server.ts', fixture.variables);
  const proxy = await createFaultProxy({ target: { port: server.port } });
  try {
    await fixture.untilReady(true);
    proxy.setMode({ kind: 'delay', ...NETWORK });
    const rounds: (readonly number[])[] = [];
    for (let round = 1; round <= pairs; round++) {
      const { errors } = await runViewers({
        port: proxy.port,
        databaseUrl: database.url,
        viewers: VIEWERS,
        times: PAGES,
        clockOffset: CLOCK_OFFSET,
      });
      rounds.push(errors);
      const [p50, p99] = [percentile(errors, 50), percentile(errors, 99)].map((ms) => ms.toFixed(1));
      log(`round ${round} of ${pairs}: ${errors.length} countdowns, off by ${p50} ms (p99 ${p99} ms)`);
    }
    const at = (p: number) => rounds.map((errors) => percentile(errors, p));
    const measure = measureOf('countdown error p99, ms', spreadOf(at(99)), atMost(40, 15));
    return {
      id: 'G16',
      title:
        `error of a countdown, ${NETWORK.ms} ± ${NETWORK.jitter} ms each way, ` +
        `device clock off by ${CLOCK_OFFSET / 1_000} s`,
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
    };
  } finally {
    await proxy.close();
    await server.stop();
  }
}

function runViewers(options: CountdownOptions): Promise<CountdownErrors> {
  const viewers = startProgram('load/countdown-viewers.ts', loadCore);
  return new Promise((resolve, reject) => {
    viewers.once('message', (errors: CountdownErrors) => resolve(errors));
    viewers.once('exit', (code) =>
      reject(new Error(`the viewers' process exited before it sent its counts (${code})`)),
    );
    viewers.send(options);
  });
}
