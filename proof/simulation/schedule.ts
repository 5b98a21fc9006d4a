type Entry = { readonly at: number; readonly order: number; call: (() => void) | null };

/** What is to be done when: the earliest first, of two at the same instant the one that was put down first. */
export type Agenda = {
  /** Puts something down; returns what strikes it out. */
  readonly add: (at: number, call: () => void) => () => void;
  /** Takes the next one off; null when there is none. */
  readonly next: () => { readonly at: number; readonly call: () => void } | null;
};

/** A binary heap. What was struck out stays in it until its turn, and is passed over then. */
export function createAgenda(): Agenda {
  const heap: Entry[] = [];
  let added = 0;

  const isBefore = (one: Entry, other: Entry) => one.at < other.at || (one.at === other.at && one.order < other.order);

  const rise = (entry: Entry) => {
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

  const sink = (entry: Entry) => {
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

  const takeFirst = () => {
    const [first] = heap;
    const last = heap.pop();
    if (last && heap.length > 0) sink(last);
    return first;
  };

  return {
    add: (at, call) => {
      added += 1;
      const entry: Entry = { at, order: added, call };
      rise(entry);
      return () => {
        entry.call = null;
      };
    },
    next: () => {
      for (;;) {
        const entry = takeFirst();
        if (!entry) return null;
        if (entry.call) return { at: entry.at, call: entry.call };
      }
    },
  };
}
