import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaitPictures } from './await-pictures.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Photographs of which the test says when one more is there. */
function photographs() {
  let count = 0;
  let tellAll = () => {};
  let fail: (fault: Error) => void = () => {};
  const all = new Promise<void>((resolve) => {
    tellAll = resolve;
  });
  const done = new Promise<void>((_, reject) => {
    fail = reject;
  });
  return {
    made: () => all,
    count: () => count,
    done,
    fail,
    add: (more: number, isAll = false) => {
      count += more;
      if (isAll) tellAll();
    },
  };
}

const wait = (making: ReturnType<typeof photographs>) => {
  const said: string[] = [];
  const over = awaitPictures(making, { wanted: 75, patience: 60_000, say: (line) => said.push(line) });
  return { said, over };
};

it('tells how far the pictures are until all that are wanted are there', async () => {
  const making = photographs();
  const { said, over } = wait(making);
  making.add(40);
  await vi.advanceTimersByTimeAsync(100);
  making.add(30);
  await vi.advanceTimersByTimeAsync(5_000);
  making.add(5, true);
  await over;
  expect(said).toEqual(['Hanging the pictures: 40 of 75', 'Hanging the pictures: 70 of 75']);
});

it('says nothing when they are there already', async () => {
  const making = photographs();
  making.add(80, true);
  const { said, over } = wait(making);
  await over;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual([]);
});

it('does not wait for pictures that will not come', async () => {
  const making = photographs();
  const { over } = wait(making);
  making.fail(new Error('no paint'));
  await expect(over).resolves.toBeUndefined();
});
