import { expect, it } from 'vitest';
import { createVirtualTime } from './virtual-time.ts';

it('does what is due in the order of its instants, and at one instant in the order in which it was set down', async () => {
  const time = createVirtualTime();
  const done: string[] = [];
  const at = (milliseconds: number, what: string) =>
    time.after(milliseconds, () => done.push(`${what} at ${time.now()}`));
  at(20, 'c');
  at(10, 'a');
  at(10, 'b');
  await time.pass(() => false);
  expect(done).toEqual(['a at 10', 'b at 10', 'c at 20']);
});

it('lets every promise go on before the next instant comes', async () => {
  const time = createVirtualTime();
  const seen: number[] = [];
  void (async () => {
    await time.pause(5);
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    seen.push(time.now());
  })();
  time.after(6, () => seen.push(time.now()));
  await time.pass(() => false);
  expect(seen).toEqual([5, 6]);
});

it('does not do what was called off', async () => {
  const time = createVirtualTime();
  const callOff = time.after(5, () => {
    throw new Error('this was called off');
  });
  callOff();
  await time.pass(() => false);
  expect(time.now()).toBe(0);
});

it('ends when it is over, whatever is still to come', async () => {
  const time = createVirtualTime();
  const again = () => void time.after(1, again);
  again();
  await time.pass(() => time.now() >= 100);
  expect(time.now()).toBe(100);
});

it('gives on what a call throws', async () => {
  const time = createVirtualTime();
  time.after(1, () => {
    throw new RangeError('no');
  });
  await expect(time.pass(() => false)).rejects.toThrow(RangeError);
});
