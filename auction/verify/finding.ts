/** What a check is about. The order is that in which a report reads. */
export type Check =
  | 'form'
  | 'numbers'
  | 'chain'
  | 'receipt'
  | 'openings'
  | 'terms'
  | 'rules'
  | 'state'
  | 'sealed'
  | 'outside';

/** `not-checkable`: nothing speaks against it, and nothing in the file could; never counted as held. */
export type FindingVerdict = 'held' | 'broken' | 'not-checkable';

/** One thing that was looked at: what came of it, at which event (null for the lot as a whole), and a sentence on what that means. */
export type Finding = {
  readonly check: Check;
  readonly verdict: FindingVerdict;
  readonly seq: number | null;
  readonly words: string;
};

/** Says that a check was passed. */
export function held(check: Check, words: string, seq: number | null = null): Finding {
  return { check, verdict: 'held', seq, words };
}

/** Says that something is wrong. */
export function broken(check: Check, words: string, seq: number | null = null): Finding {
  return { check, verdict: 'broken', seq, words };
}

/** Says that something cannot be told from what there is. */
export function notCheckable(check: Check, words: string, seq: number | null = null): Finding {
  return { check, verdict: 'not-checkable', seq, words };
}
