import type { InvariantId } from '../invariants/claims.ts';
import { type Finding, type Verdict, verdictOf } from '../invariants/invariant.ts';
import { injectedFaults } from '../invariants/recorded-run/injected-faults.ts';
import { RECORDED_RUN_IDS, RECORDED_RUN_INVARIANTS } from '../invariants/recorded-run/recorded-run-invariants.ts';
import type { RecordedRun } from './recording/recorded-run.ts';

export type Breach = { readonly id: InvariantId; readonly claim: string; readonly breach: string };

type ByInvariant<T> = Readonly<Partial<Record<InvariantId, T>>>;

/**
 * What the invariants found in a run: over all of it, and for each fault from its start to that of
 * the next.
 */
export type RunResult = {
  readonly seed: number;
  readonly wholeRun: ByInvariant<Verdict>;
  /** How many places each promise was examined in. */
  readonly examined: ByInvariant<number>;
  readonly byFault: Readonly<Record<string, ByInvariant<Verdict>>>;
  /** Faults that were not injected, and why. */
  readonly notStruck: Readonly<Record<string, string>>;
  readonly breaches: readonly Breach[];
  readonly acknowledged: number;
};

/** Checks every invariant of a recorded run. Reads nothing but the record. */
export function checkRun(run: RecordedRun): RunResult {
  const found = new Map<InvariantId, Finding[]>(RECORDED_RUN_IDS.map((id) => [id, []]));
  const breaches: Breach[] = [];
  for (const { id, claim, check } of RECORDED_RUN_INVARIANTS) {
    for (const finding of check(run)) {
      found.get(id)?.push(finding);
      if (finding.breach !== null) breaches.push({ id, claim, breach: finding.breach });
    }
  }
  const byInvariant = <T>(value: (findings: readonly Finding[]) => T): ByInvariant<T> =>
    Object.fromEntries([...found].map(([id, findings]) => [id, value(findings)]));

  const faults = injectedFaults(run);
  const byFault = Object.fromEntries(
    faults
      .filter(({ struck }) => struck)
      .map(({ name, from }) => {
        const until = faults.find((other) => other.from > from)?.from ?? Number.POSITIVE_INFINITY;
        const isDuring = ({ at }: Finding) => at !== null && at >= from && at < until;
        return [name, byInvariant((findings) => verdictOf(findings.filter(isDuring)))];
      }),
  );
  const missed = faults.filter(({ struck }) => !struck).map(({ name }) => [name, 'its moment did not come']);
  return {
    seed: run.meta.seed,
    wholeRun: byInvariant(verdictOf),
    examined: byInvariant((findings) => findings.length),
    byFault,
    notStruck: { ...run.meta.skipped, ...Object.fromEntries(missed) },
    breaches,
    acknowledged: run.ops.filter(({ ph, op }) => ph === 'ok' && (op === 'bid' || op === 'max')).length,
  };
}
