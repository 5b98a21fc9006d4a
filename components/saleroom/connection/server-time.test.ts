import { expect, it } from 'vitest';
import { createServerTime, offsetFrom } from './server-time.ts';

const trip = (sentAt: number, heardAt: number, databaseNow: number) => ({ sentAt, heardAt, databaseNow });

it('takes an answer as given half-way through its round trip', () => {
  expect(offsetFrom([trip(100, 140, 1_000_120)])).toBe(1_000_000);
});

it('takes the quickest way there and the quickest way back, be they of different trips', () => {
  // The house is 1,000 ahead. Ways of 20 there and 60 back, then of 60 there and 20 back: each alone would be wrong by 20.
  expect(offsetFrom([trip(0, 80, 1_020), trip(100, 180, 1_160)])).toBe(1_000);
});

it('learns nothing wrong from a slow trip', () => {
  const quick = trip(0, 20, 1_010);
  expect(offsetFrom([quick, trip(100, 1_000, 1_950), trip(1_100, 1_900, 2_110)])).toBe(1_000);
});

it('is never further off than half the quickest round trip, however lopsided the ways', () => {
  const ways = [
    [70, 5],
    [64, 30],
    [90, 1],
  ] as const;
  const trips = ways.map(([there, back], n) => trip(n * 200, n * 200 + there + back, 1_000 + n * 200 + there));
  expect(Math.abs((offsetFrom(trips) ?? 0) - 1_000)).toBeLessThanOrEqual((70 + 5) / 2);
});

it('knows nothing before it was measured', () => {
  const time = createServerTime(() => 50);
  expect(time.now()).toBeNull();
  time.set([]);
  expect(time.now()).toBeNull();
});

it('runs on the steady clock, whatever the device says the time is', () => {
  let steady = 100;
  const time = createServerTime(() => steady);
  time.set([trip(100, 100, 5_000)]);
  steady = 350;
  expect(time.now()).toBe(5_250);
});

it('is never behind a time that the house has told', () => {
  const time = createServerTime(() => 100);
  time.set([trip(100, 100, 5_000)]);
  time.atLeast(4_000);
  expect(time.now()).toBe(5_000);
  time.atLeast(5_040);
  expect(time.now()).toBe(5_040);
});
