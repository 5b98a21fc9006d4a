import type { InvariantId } from './claims.ts';

/** One place that an invariant examined. */
export type Finding = {
  /** When it happened, on the clock of the evidence; null when the evidence gives no time. */
  readonly at: number | null;
  /** What contradicts the claim; null when the claim holds here. */
  readonly breach: string | null;
};

/** A claim and its check against one kind of evidence. The check reads nothing but the evidence. */
export type Invariant<Evidence> = {
  readonly id: InvariantId;
  readonly claim: string;
  /** The places it examined. No findings: there was nothing to examine. */
  readonly check: (evidence: Evidence) => readonly Finding[];
};

/** `vacuous`: nothing was examined, which proves nothing and never counts as held. */
export type Verdict = 'held' | 'violated' | 'vacuous';

export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ breach }) => breach !== null)) return 'violated';
  return findings.length > 0 ? 'held' : 'vacuous';
}

export function breachesIn(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ breach }) => breach ?? []);
}

const HELD: Finding = { at: null, breach: null };

/** Examines places one by one; `breachAt` says what is wrong with one, or null. */
export function examine<T>(
  places: readonly T[],
  breachAt: (place: T, index: number) => string | null,
): readonly Finding[] {
  return places.map((place, index) => {
    const breach = breachAt(place, index);
    return breach === null ? HELD : { at: null, breach };
  });
}

/** Findings of a claim that held in `count` places, beside the breaches of it that were found. */
export function findings(count: number, breaches: readonly string[]): readonly Finding[] {
  return [...Array.from({ length: count }, () => HELD), ...breaches.map((breach) => ({ at: null, breach }))];
}
