import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { limitConcurrency } from './time-slices.ts';

it('does everything in order, and leaves the loop to others in between', async () => {
  const inTurn = limitConcurrency({ budget: 0, rest: 0 });
  const done: number[] = [];
  const seen: number[] = [];
  await new Promise<void>((all) => {
    for (let n = 0; n < 20; n++) inTurn(() => done.push(n) === 20 && all());
    expect(done).toEqual([]);
    const watch = async () => {
      for (; done.length < 20; await nextTurn()) seen.push(done.length);
    };
    void watch();
  });
  expect(done).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(new Set(seen).size).toBeGreaterThan(5);
});

it('rests after it has worked, also when it had come to the end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const inTurn = limitConcurrency({ budget: 0, rest: 2 });
  const done: string[] = [];
  await new Promise<void>((first) => inTurn(() => first(void done.push('first'))));
  inTurn(() => done.push('second'));
  for (let n = 0; n < 5; n++) await nextTurn();
  expect(done).toEqual(['first']);
  vi.advanceTimersByTime(2);
  await nextTurn();
  expect(done).toEqual(['first', 'second']);
  vi.useRealTimers();
});

it('takes up what comes after it had nothing to do', async () => {
  const inTurn = limitConcurrency({ budget: 1, rest: 1 });
  for (let n = 0; n < 3; n++) await new Promise<void>((done) => inTurn(done));
});
