import { describe, expect, it } from 'vitest';
import { yieldToEventLoop } from '../clock/yield-to-event-loop.ts';
import { createLotQueues } from './lot-queues.ts';

type Batch = { readonly items: readonly string[]; readonly finish: () => void };

/** Queues whose batches finish when the test calls `finishNext`. */
function openQueues({ maxBatchSize = 500, maxWaiting = 1_000 } = {}) {
  const batches: Batch[] = [];
  const queues = createLotQueues<string>({
    runBatch: (items) => new Promise((finish) => batches.push({ items, finish })),
    runsAlone: (item) => item.startsWith('clerk'),
    maxBatchSize,
    maxWaiting,
    yieldToEventLoop,
  });
  const finishNext = async () => {
    batches.at(-1)?.finish();
    await yieldToEventLoop();
  };
  return { ...queues, batches, finishNext, items: () => batches.map(({ items }) => items) };
}

describe('lot queues', () => {
  it('decide items together that arrive in the same tick', async () => {
    const { push, items } = openQueues();
    push('lot 1', 'a');
    push('lot 1', 'b');
    await yieldToEventLoop();
    expect(items()).toEqual([['a', 'b']]);
  });

  it('take all items that arrive during a write as the next batch', async () => {
    const { push, items, finishNext } = openQueues();
    push('lot 1', 'a');
    await yieldToEventLoop();
    for (const item of ['b', 'c', 'd']) push('lot 1', item);
    await yieldToEventLoop();
    expect(items()).toEqual([['a']]);
    await finishNext();
    expect(items()).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('limit the size of a batch', async () => {
    const { push, items, finishNext } = openQueues({ maxBatchSize: 2 });
    for (const item of ['a', 'b', 'c']) push('lot 1', item);
    await yieldToEventLoop();
    await finishNext();
    expect(items()).toEqual([['a', 'b'], ['c']]);
  });

  it('give a clerk’s command its own batch, in order with the bids', async () => {
    const { push, items, finishNext } = openQueues();
    for (const item of ['a', 'b', 'clerk 1', 'clerk 2', 'c']) push('lot 1', item);
    await yieldToEventLoop();
    for (let n = 0; n < 4; n += 1) await finishNext();
    expect(items()).toEqual([['a', 'b'], ['clerk 1'], ['clerk 2'], ['c']]);
  });

  it('process different lots independently', async () => {
    const { push, items } = openQueues();
    push('lot 1', 'a');
    await yieldToEventLoop();
    push('lot 2', 'b');
    await yieldToEventLoop();
    expect(items()).toEqual([['a'], ['b']]);
  });

  it('refuse items when too many wait, and accept them again later', async () => {
    const { push, finishNext } = openQueues({ maxWaiting: 2 });
    push('lot 1', 'a');
    await yieldToEventLoop();
    expect([push('lot 1', 'b'), push('lot 1', 'c'), push('lot 1', 'd')]).toEqual([true, true, false]);
    await finishNext();
    expect(push('lot 1', 'd')).toBe(true);
  });

  it('are drained when all batches are done, including those that were added meanwhile', async () => {
    const { push, drained, batches, finishNext } = openQueues();
    push('lot 1', 'a');
    let isDrained = false;
    const draining = drained().then(() => {
      isDrained = true;
    });
    await yieldToEventLoop();
    push('lot 1', 'b');
    await finishNext();
    expect({ isDrained, batches: batches.length }).toEqual({ isDrained: false, batches: 2 });
    await finishNext();
    await draining;
    expect(isDrained).toBe(true);
  });
});
