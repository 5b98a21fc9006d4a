/** Counts how often things happened: a run in which a fault never occurred does not cover it. */
export type Tally = {
  readonly add: (what: string, times?: number) => void;
  readonly counts: () => ReadonlyMap<string, number>;
};

export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (what, times = 1) => void counts.set(what, (counts.get(what) ?? 0) + times),
    counts: () => counts,
  };
}
