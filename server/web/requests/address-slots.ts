/** A concurrency limit for each client address: one address cannot use up the slots of another. */
export type AddressSlots = {
  /**
   * Takes a slot for an address, at once or when one of its own becomes free. Null if too many
   * requests of the address wait already. The caller frees the slot with the returned function.
   */
  readonly take: (address: string) => Promise<() => void> | null;
};

export type SlotLimits = {
  /** Slots of each address. */
  readonly slots: number;
  /** How many requests of each address may wait for one. */
  readonly queue: number;
};

type AddressQueue = { taken: number; readonly waiting: ((release: () => void) => void)[] };

/** Creates slots for every address on demand. An address without requests is forgotten. */
export function createAddressSlots({ slots, queue: maxWaiting }: SlotLimits): AddressSlots {
  const queues = new Map<string, AddressQueue>();

  const releaseOnce = (address: string, queue: AddressQueue) => {
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const next = queue.waiting.shift();
      if (next) return next(releaseOnce(address, queue));
      queue.taken -= 1;
      if (queue.taken === 0) queues.delete(address);
    };
  };

  return {
    take: (address) => {
      const queue = queues.get(address) ?? { taken: 0, waiting: [] };
      queues.set(address, queue);
      if (queue.taken < slots) {
        queue.taken += 1;
        return Promise.resolve(releaseOnce(address, queue));
      }
      if (queue.waiting.length >= maxWaiting) return null;
      return new Promise((resolve) => queue.waiting.push(resolve));
    },
  };
}
