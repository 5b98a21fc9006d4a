import { expect, it } from 'vitest';
import { measureServerTime } from './clock-sync.ts';
import { createServerTime, ROUND_TRIPS } from './server-time.ts';
import { NO_ANSWER, type SocketClient } from './socket-client.ts';

/**
 * A server that is 5,000 ms ahead, 10 ms away in each direction, and answers the given number of
 * requests. `timesAtRequest`: the measured time at each request.
 */
function createClockFixture(answers = Number.POSITIVE_INFINITY) {
  let monotonic = 0;
  let requests = 0;
  const serverTime = createServerTime(() => monotonic);
  const timesAtRequest: (number | null)[] = [];
  const request = async () => {
    timesAtRequest.push(serverTime.now());
    requests += 1;
    if (requests > answers) return NO_ANSWER;
    const now = monotonic + 10 + 5_000;
    monotonic += 20;
    return { ok: true, now };
  };
  const client = { request } as unknown as Pick<SocketClient, 'request'>;
  return { serverTime, timesAtRequest, measure: () => measureServerTime(client, serverTime, () => monotonic) };
}

it('measures the server’s time by several round trips', async () => {
  const { serverTime, timesAtRequest, measure } = createClockFixture();
  await measure();
  expect(timesAtRequest.length).toBe(ROUND_TRIPS);
  expect(serverTime.now()).toBe(5_000 + ROUND_TRIPS * 20);
});

it('has a time from the first answer on', async () => {
  const { timesAtRequest, measure } = createClockFixture();
  await measure();
  expect(timesAtRequest.slice(0, 2)).toEqual([null, 5_020]);
});

it('uses the answers it gets, and has no time without any', async () => {
  const some = createClockFixture(2);
  await some.measure();
  expect(some.serverTime.now()).toBe(5_040);
  const none = createClockFixture(0);
  await none.measure();
  expect(none.serverTime.now()).toBeNull();
});
