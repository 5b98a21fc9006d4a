import type { History } from '#proof/chaos/recording/recorded-run.ts';

/** One place that a checker looked at: when it was (`t` of the history; null where it cannot be told) and what was wrong there, or null. */
export type Look = { readonly t: number | null; readonly fault: string | null };

/** Reads a recorded run and nothing else. Named by the invariant that it checks. */
export type HistoryChecker = {
  readonly invariant: string;
  readonly promise: string;
  readonly look: (history: History) => readonly Look[];
};

/** `vacuous`: there was nothing to look at, which proves nothing and never counts as held. */
export type Judgement = 'held' | 'violated' | 'vacuous';

export function judgementOf(looks: readonly Look[]): Judgement {
  if (looks.some(({ fault }) => fault !== null)) return 'violated';
  return looks.length > 0 ? 'held' : 'vacuous';
}

/** Lays what the database's clock dates (epoch milliseconds) beside the rest of the history. */
export function momentOf({ meta }: History, at: number): number {
  return Math.round(meta.clock.t + (at - meta.clock.at) * 1000);
}
