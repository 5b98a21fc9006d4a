import { expect, it } from 'vitest';
import { createVirtualTime } from './virtual-time.ts';

it('runs calls in the order of their times, and at one time in the order in which they were added', async () => {
  const time = createVirtualTime();
  const done: string[] = [];
  const at = (milliseconds: number, what: string) =>
    time.after(milliseconds, () => done.push(`${what} at ${time.now()}`));
  at(20, 'c');
  at(10, 'a');
  at(10, 'b');
  await time.run(() => false);
  expect(done).toEqual(['a at 10', 'b at 10', 'c at 20']);
});

it('lets every promise continue before time advances', async () => {
  const time = createVirtualTime();
  const seen: number[] = [];
  void (async () => {
    await time.pause(5);
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    seen.push(time.now());
  })();
  time.after(6, () => seen.push(time.now()));
  await time.run(() => false);
  expect(seen).toEqual([5, 6]);
});

it('does not run a cancelled call', async () => {
  const time = createVirtualTime();
  const cancel = time.after(5, () => {
    throw new Error('this call was cancelled');
  });
  cancel();
  await time.run(() => false);
  expect(time.now()).toBe(0);
});

it('stops when it is over, even if calls are left', async () => {
  const time = createVirtualTime();
  const again = () => void time.after(1, again);
  again();
  await time.run(() => time.now() >= 100);
  expect(time.now()).toBe(100);
});

it('rejects with the error that a call throws', async () => {
  const time = createVirtualTime();
  time.after(1, () => {
    throw new RangeError('no');
  });
  await expect(time.run(() => false)).rejects.toThrow(RangeError);
});
