import { setImmediate as nextTick } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { createTimeSlices } from './time-slices.ts';

it('runs all tasks in order and lets other work run in between', async () => {
  const queueTask = createTimeSlices({ budget: 0, rest: 0 });
  const done: number[] = [];
  const seen: number[] = [];
  await new Promise<void>((all) => {
    for (let n = 0; n < 20; n++) queueTask(() => done.push(n) === 20 && all());
    expect(done).toEqual([]);
    const watch = async () => {
      for (; done.length < 20; await nextTick()) seen.push(done.length);
    };
    void watch();
  });
  expect(done).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(new Set(seen).size).toBeGreaterThan(5);
});

it('rests after a slice, even if the queue was empty at its end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const queueTask = createTimeSlices({ budget: 0, rest: 2 });
  const done: string[] = [];
  await new Promise<void>((first) => queueTask(() => first(void done.push('first'))));
  queueTask(() => done.push('second'));
  for (let n = 0; n < 5; n++) await nextTick();
  expect(done).toEqual(['first']);
  vi.advanceTimersByTime(2);
  await nextTick();
  expect(done).toEqual(['first', 'second']);
  vi.useRealTimers();
});

it('runs tasks that are queued after it was idle', async () => {
  const queueTask = createTimeSlices({ budget: 1, rest: 1 });
  for (let n = 0; n < 3; n++) await new Promise<void>((done) => queueTask(done));
});
