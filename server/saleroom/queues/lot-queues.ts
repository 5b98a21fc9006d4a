/** How queues are worked off. */
export type QueueRules<Item> = {
  /** Decides, writes, answers and announces one batch. Must not reject: every item is answered, whatever happens. */
  readonly runBatch: (batch: readonly Item[]) => Promise<void>;
  /** Says whether an item is decided alone rather than together with its neighbours. */
  readonly runsAlone: (item: Item) => boolean;
  readonly maxBatchSize: number;
  readonly maxWaiting: number;
  readonly nextTick: () => Promise<void>;
};

/** One queue for each lot, or for each auction whose extensions spread. */
export type LotQueues<Item> = {
  /** Puts an item at the end of a queue. False: the queue is full and the item was not taken. */
  readonly push: (queueId: string, item: Item) => boolean;
  /** How many items wait in all queues. */
  readonly waiting: () => number;
  /** Resolves when nothing waits and nothing is under way. */
  readonly drained: () => Promise<void>;
};

/**
 * Queues that batch by the write in flight (promise 2): while a batch is written what comes in waits, and when it is done all that waits is
 * the next batch. No timer, so an idle lot answers at once. A queue is dropped when it is idle, and only then.
 */
export function createLotQueues<Item>(rules: QueueRules<Item>): LotQueues<Item> {
  const queues = new Map<string, Item[]>();
  const working = new Set<Promise<void>>();

  const work = async (queueId: string, waiting: Item[]) => {
    // What arrived in the same turn as the first item is decided together with it.
    await rules.nextTick();
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
      const done = work(queueId, queue).finally(() => working.delete(done));
      working.add(done);
      return true;
    },
    waiting: () => queues.values().reduce((sum, queue) => sum + queue.length, 0),
    drained: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };
}

/** Takes the next batch off a queue: one item that stands alone, or all that come before the next such item. */
function takeBatch<Item>(waiting: Item[], { runsAlone, maxBatchSize }: QueueRules<Item>): Item[] {
  const alone = waiting.findIndex(runsAlone);
  const together = alone === -1 ? waiting.length : Math.max(alone, 1);
  return waiting.splice(0, Math.min(together, maxBatchSize));
}
