import { expect, it } from 'vitest';
import { createServerTime, offsetFrom } from './server-time.ts';

const trip = (sentAt: number, receivedAt: number, databaseNow: number) => ({ sentAt, receivedAt, databaseNow });

it('assumes that the server answers half-way through a round trip', () => {
  expect(offsetFrom([trip(100, 140, 1_000_120)])).toBe(1_000_000);
});

it('combines the fastest request and the fastest response of different trips', () => {
  // The server is 1,000 ahead. The trips take 20 out and 60 back, then 60 out and 20 back: each
  // alone is wrong by 20.
  expect(offsetFrom([trip(0, 80, 1_020), trip(100, 180, 1_160)])).toBe(1_000);
});

it('ignores slow trips', () => {
  const quick = trip(0, 20, 1_010);
  expect(offsetFrom([quick, trip(100, 1_000, 1_950), trip(1_100, 1_900, 2_110)])).toBe(1_000);
});

it('is off by at most half of the fastest round trip, however asymmetric the delays are', () => {
  const delays = [
    [70, 5],
    [64, 30],
    [90, 1],
  ] as const;
  const trips = delays.map(([out, back], n) => trip(n * 200, n * 200 + out + back, 1_000 + n * 200 + out));
  expect(Math.abs((offsetFrom(trips) ?? 0) - 1_000)).toBeLessThanOrEqual((70 + 5) / 2);
});

it('is null before the first measurement', () => {
  const time = createServerTime(() => 50);
  expect(time.now()).toBeNull();
  time.update([]);
  expect(time.now()).toBeNull();
});

it('follows the monotonic clock, not the device’s time', () => {
  let monotonic = 100;
  const time = createServerTime(() => monotonic);
  time.update([trip(100, 100, 5_000)]);
  monotonic = 350;
  expect(time.now()).toBe(5_250);
});

it('is never behind a time that the server has sent', () => {
  const time = createServerTime(() => 100);
  time.update([trip(100, 100, 5_000)]);
  time.atLeast(4_000);
  expect(time.now()).toBe(5_000);
  time.atLeast(5_040);
  expect(time.now()).toBe(5_040);
});
