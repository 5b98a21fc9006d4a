import { describe, expect, it } from 'vitest';
import { createLotQueues } from './lot-queues.ts';
import { nextTick } from './next-tick.ts';

type Batch = { readonly items: readonly string[]; readonly finish: () => void };

/** Queues whose batches finish when the test says so. */
function queues({ maxBatchSize = 500, maxWaiting = 1_000 } = {}) {
  const batches: Batch[] = [];
  const room = createLotQueues<string>({
    runBatch: (items) => new Promise((finish) => batches.push({ items, finish })),
    runsAlone: (item) => item.startsWith('order'),
    maxBatchSize,
    maxWaiting,
    nextTick,
  });
  const finishNext = async () => {
    batches.at(-1)?.finish();
    await nextTick();
  };
  return { ...room, batches, finishNext, items: () => batches.map(({ items }) => items) };
}

describe('the queues of the lots', () => {
  it('decides together what arrives in the same instant', async () => {
    const { push, items } = queues();
    push('lot 1', 'a');
    push('lot 1', 'b');
    await nextTick();
    expect(items()).toEqual([['a', 'b']]);
  });

  it('lets what comes in during a write wait, and takes all of it as the next batch', async () => {
    const { push, items, finishNext } = queues();
    push('lot 1', 'a');
    await nextTick();
    for (const item of ['b', 'c', 'd']) push('lot 1', item);
    await nextTick();
    expect(items()).toEqual([['a']]);
    await finishNext();
    expect(items()).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('takes no more into a batch than it may hold', async () => {
    const { push, items, finishNext } = queues({ maxBatchSize: 2 });
    for (const item of ['a', 'b', 'c']) push('lot 1', item);
    await nextTick();
    await finishNext();
    expect(items()).toEqual([['a', 'b'], ['c']]);
  });

  it('gives an order a batch of its own, in its place among the bids', async () => {
    const { push, items, finishNext } = queues();
    for (const item of ['a', 'b', 'order 1', 'order 2', 'c']) push('lot 1', item);
    await nextTick();
    for (let n = 0; n < 4; n += 1) await finishNext();
    expect(items()).toEqual([['a', 'b'], ['order 1'], ['order 2'], ['c']]);
  });

  it('keeps one lot waiting for nobody but itself', async () => {
    const { push, items } = queues();
    push('lot 1', 'a');
    await nextTick();
    push('lot 2', 'b');
    await nextTick();
    expect(items()).toEqual([['a'], ['b']]);
  });

  it('takes no more than may wait, and takes again when there is room', async () => {
    const { push, finishNext } = queues({ maxWaiting: 2 });
    push('lot 1', 'a');
    await nextTick();
    expect([push('lot 1', 'b'), push('lot 1', 'c'), push('lot 1', 'd')]).toEqual([true, true, false]);
    await finishNext();
    expect(push('lot 1', 'd')).toBe(true);
  });

  it('is drained when everything that was taken is done, what comes in meanwhile included', async () => {
    const { push, drained, batches, finishNext } = queues();
    push('lot 1', 'a');
    let isDrained = false;
    const draining = drained().then(() => {
      isDrained = true;
    });
    await nextTick();
    push('lot 1', 'b');
    await finishNext();
    expect({ isDrained, batches: batches.length }).toEqual({ isDrained: false, batches: 2 });
    await finishNext();
    await draining;
    expect(isDrained).toBe(true);
  });
});
