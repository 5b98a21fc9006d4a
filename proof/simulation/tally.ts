/** How often what happened: a run that has seen nothing proves nothing. */
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
