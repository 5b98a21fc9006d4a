import { expect, it } from 'vitest';
import { measureServerTime } from './clock-sync.ts';
import { createServerTime, ROUND_TRIPS } from './server-time.ts';
import { NO_ANSWER, type Wire } from './wire.ts';

/** A house that is 5,000 ahead, ten milliseconds away each way, and answers as often as it is told to. `known`: the clock as it is told with each question. */
function stage(answers = Number.POSITIVE_INFINITY) {
  let steady = 0;
  let asked = 0;
  const serverTime = createServerTime(() => steady);
  const known: (number | null)[] = [];
  const ask = async () => {
    known.push(serverTime.now());
    asked += 1;
    if (asked > answers) return NO_ANSWER;
    const now = steady + 10 + 5_000;
    steady += 20;
    return { ok: true, now };
  };
  const wire = { ask } as unknown as Pick<Wire, 'ask'>;
  return { serverTime, known, measure: () => measureServerTime(wire, serverTime, () => steady) };
}

it('measures the house clock by several round trips', async () => {
  const { serverTime, known, measure } = stage();
  await measure();
  expect(known.length).toBe(ROUND_TRIPS);
  expect(serverTime.now()).toBe(5_000 + ROUND_TRIPS * 20);
});

it('knows the clock from the first answer on', async () => {
  const { known, measure } = stage();
  await measure();
  expect(known.slice(0, 2)).toEqual([null, 5_020]);
});

it('makes do with the answers that come, and knows nothing without any', async () => {
  const some = stage(2);
  await some.measure();
  expect(some.serverTime.now()).toBe(5_040);
  const none = stage(0);
  await none.measure();
  expect(none.serverTime.now()).toBeNull();
});
