type Entry = { readonly at: number; readonly order: number; call: (() => void) | null };

/**
 * A queue of calls by time: the earliest first, and at one time in the order in which they were
 * added.
 */
export type Schedule = {
  /** Adds a call; returns a function that cancels it. */
  readonly add: (at: number, call: () => void) => () => void;
  /** Removes the next call and returns it; null when there is none. */
  readonly next: () => { readonly at: number; readonly call: () => void } | null;
};

/** A binary heap. A cancelled call stays in it until its turn and is skipped then. */
export function createSchedule(): Schedule {
  const heap: Entry[] = [];
  let added = 0;

  const isBefore = (one: Entry, other: Entry) => one.at < other.at || (one.at === other.at && one.order < other.order);

  const siftUp = (entry: Entry) => {
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || isBefore(above, entry)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  };

  const siftDown = (entry: Entry) => {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (!left) break;
      let smaller = left;
      if (right && isBefore(right, left)) {
        child += 1;
        smaller = right;
      }
      if (isBefore(entry, smaller)) break;
      heap[place] = smaller;
      place = child;
    }
    heap[place] = entry;
  };

  const removeFirst = () => {
    const [first] = heap;
    const last = heap.pop();
    if (last && heap.length > 0) siftDown(last);
    return first;
  };

  return {
    add: (at, call) => {
      added += 1;
      const entry: Entry = { at, order: added, call };
      siftUp(entry);
      return () => {
        entry.call = null;
      };
    },
    next: () => {
      for (;;) {
        const entry = removeFirst();
        if (!entry) return null;
        if (entry.call) return { at: entry.at, call: entry.call };
      }
    },
  };
}
