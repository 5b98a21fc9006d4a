import type { Sha256 } from '#auction/ledger-hash.ts';
import type { RecordedLot } from '#auction/testing/recorded-lot.ts';

/** What a checker found: how many places it had to look at, and what was wrong there. */
export type Findings = { readonly looked: number; readonly faults: readonly string[] };

/** Reads a recorded sale and nothing else. Named by the invariant that it checks. */
export type Checker = {
  readonly invariant: string;
  readonly check: (sale: RecordedLot, sha256: Sha256) => Findings;
};

/** `vacuous`: nothing to look at, which proves nothing and never counts as a pass. */
export type Verdict = 'pass' | 'fail' | 'vacuous';

export function verdictOf({ looked, faults }: Findings): Verdict {
  if (faults.length > 0) return 'fail';
  return looked > 0 ? 'pass' : 'vacuous';
}

/** Looks at places one by one; `faultAt` says what is wrong with one, or null. */
export function lookAt<T>(places: readonly T[], faultAt: (place: T, index: number) => string | null): Findings {
  const faults = places.flatMap((place, index) => faultAt(place, index) ?? []);
  return { looked: places.length, faults };
}
