/** How queues are processed. */
export type QueueRules<Item> = {
  /**
   * Decides, writes, answers and announces one batch. Must not reject: it answers every item, also
   * after a fault.
   */
  readonly runBatch: (batch: readonly Item[]) => Promise<void>;
  /** Whether an item gets a batch of its own. */
  readonly runsAlone: (item: Item) => boolean;
  readonly maxBatchSize: number;
  readonly maxWaiting: number;
  readonly yieldToEventLoop: () => Promise<void>;
};

/** One queue for each lot, or for each auction whose extensions spread to other lots. */
export type LotQueues<Item> = {
  /** Appends an item to a queue. Returns false if the queue is full and the item was not added. */
  readonly push: (queueId: string, item: Item) => boolean;
  /** The number of items that wait in all queues. */
  readonly waiting: () => number;
  /** Resolves when no item waits and no batch runs. */
  readonly drained: () => Promise<void>;
};

/**
 * Creates queues that batch by the write in flight: items that arrive during a write
 * form the next batch. There is no timer, so an idle lot answers at once. A queue is deleted when
 * it is idle.
 */
export function createLotQueues<Item>(rules: QueueRules<Item>): LotQueues<Item> {
  const queues = new Map<string, Item[]>();
  const running = new Set<Promise<void>>();

  const run = async (queueId: string, waiting: Item[]) => {
    // Items that arrive in the same turn of the event loop as the first one share its batch.
    await rules.yieldToEventLoop();
    while (waiting.length > 0) await rules.runBatch(takeBatch(waiting, rules));
    queues.delete(queueId);
  };

  return {
    push: (queueId, item) => {
      const waiting = queues.get(queueId);
      if (waiting) {
        if (waiting.length >= rules.maxWaiting) return false;
        waiting.push(item);
        return true;
      }
      const queue = [item];
      queues.set(queueId, queue);
      const done = run(queueId, queue).finally(() => running.delete(done));
      running.add(done);
      return true;
    },
    waiting: () => queues.values().reduce((sum, queue) => sum + queue.length, 0),
    drained: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/**
 * Removes the next batch from a queue: one item that runs alone, or all items before the next such
 * item.
 */
function takeBatch<Item>(waiting: Item[], { runsAlone, maxBatchSize }: QueueRules<Item>): Item[] {
  const alone = waiting.findIndex(runsAlone);
  const together = alone === -1 ? waiting.length : Math.max(alone, 1);
  return waiting.splice(0, Math.min(together, maxBatchSize));
}
