import { HISTORY_CHECKERS, INVARIANTS } from '../invariants/recorded-run/recorded-run-invariants.ts';
import { type Judgement, judgementOf, type Look } from '../invariants/recorded-run/run-clock.ts';
import { troubles } from '../invariants/recorded-run/injected-faults.ts';
import type { History } from './recording/recorded-run.ts';

/** What was found wrong, in words. */
export type Violation = { readonly invariant: string; readonly promise: string; readonly fault: string };

/** A run judged: the whole of it by invariant, and each fault by invariant with what happened from its start to the next one's. */
export type RunJudgement = {
  readonly seed: number;
  readonly whole: Readonly<Record<string, Judgement>>;
  readonly looked: Readonly<Record<string, number>>;
  readonly byFault: Readonly<Record<string, Readonly<Record<string, Judgement>>>>;
  /** Faults whose moment did not come, or that could not be tried here, and why. */
  readonly notStruck: Readonly<Record<string, string>>;
  readonly violations: readonly Violation[];
  readonly acknowledged: number;
};

/** Runs every checker over a recorded run. Reads the history and nothing else. */
export function judgeRun(history: History): RunJudgement {
  const looks = new Map<string, Look[]>(INVARIANTS.map((invariant) => [invariant, []]));
  const violations: Violation[] = [];
  for (const { invariant, promise, look } of HISTORY_CHECKERS) {
    const found = look(history);
    const own = looks.get(invariant) ?? [];
    for (const one of found) {
      own.push(one);
      if (one.fault !== null) violations.push({ invariant, promise, fault: one.fault });
    }
  }
  const by = <T>(value: (looks: readonly Look[]) => T): Readonly<Record<string, T>> =>
    Object.fromEntries([...looks].map(([invariant, found]) => [invariant, value(found)]));

  const struck = troubles(history);
  const byFault = Object.fromEntries(
    struck
      .filter((one) => one.struck)
      .map(({ name, from }) => {
        const until = struck.find((other) => other.from > from)?.from ?? Number.POSITIVE_INFINITY;
        return [name, by((found) => judgementOf(found.filter(({ t }) => t !== null && t >= from && t < until)))];
      }),
  );
  return {
    seed: history.meta.seed,
    whole: by(judgementOf),
    looked: by((found) => found.length),
    byFault,
    notStruck: {
      ...history.meta.skipped,
      ...Object.fromEntries(struck.filter((one) => !one.struck).map(({ name }) => [name, 'its moment did not come'])),
    },
    violations,
    acknowledged: history.ops.filter(({ ph, op }) => ph === 'ok' && (op === 'bid' || op === 'max')).length,
  };
}
