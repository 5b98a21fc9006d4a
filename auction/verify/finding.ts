/** The subject of a check, in report order. */
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

/** `not-checkable`: the file has no evidence for or against it. Never counts as `held`. */
export type FindingVerdict = 'held' | 'broken' | 'not-checkable';

/** The result of a check, its event (null for the whole lot), and a sentence that explains it. */
export type Finding = {
  readonly check: Check;
  readonly verdict: FindingVerdict;
  readonly seq: number | null;
  readonly words: string;
};

/** A passed check. */
export function held(check: Check, words: string, seq: number | null = null): Finding {
  return { check, verdict: 'held', seq, words };
}

/** A failed check. */
export function broken(check: Check, words: string, seq: number | null = null): Finding {
  return { check, verdict: 'broken', seq, words };
}

/** A check that the file does not allow. */
export function notCheckable(check: Check, words: string, seq: number | null = null): Finding {
  return { check, verdict: 'not-checkable', seq, words };
}
