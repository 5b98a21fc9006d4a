import { expect, it } from 'vitest';
import { createHouseTime, offsetFrom } from './house-time.ts';

const trip = (sentAt: number, heardAt: number, houseNow: number) => ({ sentAt, heardAt, houseNow });

it('takes an answer as given half-way through its round trip', () => {
  expect(offsetFrom([trip(100, 140, 1_000_120)])).toBe(1_000_000);
});

it('listens to the quickest round trips and not to a slow one', () => {
  const trips = [trip(0, 20, 1_010), trip(0, 22, 1_012), trip(0, 24, 1_011), trip(0, 900, 1_800), trip(0, 700, 1_650)];
  expect(Math.abs((offsetFrom(trips) ?? 0) - 1_000)).toBeLessThanOrEqual(1);
});

it('knows nothing before it was measured', () => {
  const time = createHouseTime(() => 50);
  expect(time.now()).toBeNull();
  time.set([]);
  expect(time.now()).toBeNull();
});

it('runs on the steady clock, whatever the device says the time is', () => {
  let steady = 100;
  const time = createHouseTime(() => steady);
  time.set([trip(100, 100, 5_000)]);
  steady = 350;
  expect(time.now()).toBe(5_250);
});

it('is never behind a time that the house has told', () => {
  const time = createHouseTime(() => 100);
  time.set([trip(100, 100, 5_000)]);
  time.atLeast(4_000);
  expect(time.now()).toBe(5_000);
  time.atLeast(5_040);
  expect(time.now()).toBe(5_040);
});
