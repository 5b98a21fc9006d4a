import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';

/** One fault of a run. Times are `t` of the run. */
export type InjectedFault = {
  readonly name: string;
  readonly from: number;
  readonly ended: number;
  /**
   * When the last process that the fault ended was gone, which takes a moment in an orderly stop;
   * `ended` where there was none. Answers before it say nothing about the next process.
   */
  readonly gone: number;
  /** The last moment at which the server may still be recovering. */
  readonly to: number;
  /** False when the moment that the fault waits for did not come. */
  readonly struck: boolean;
  readonly arg: Readonly<Record<string, unknown>>;
};

const DEFAULT_RECOVERY = 10_000;

/** The faults of a run in order of time. */
export function injectedFaults({ faults, node, meta }: RecordedRun): readonly InjectedFault[] {
  const healsWithin = (meta.rules.healsWithin ?? {}) as Readonly<Record<string, number>>;
  return faults.flatMap((start, n) => {
    if (start.ph !== 'start') return [];
    const end = faults.slice(n).find(({ f, ph }) => f === start.f && ph === 'end');
    const ended = end?.t ?? start.t;
    const to = ended + (healsWithin[start.f] ?? DEFAULT_RECOVERY) * 1000;
    const next = faults.find(({ ph, t }) => ph === 'start' && t > ended)?.t ?? to;
    const exit = node.findLast(({ ev, t }) => ev === 'exit' && t > start.t && t < next)?.t ?? ended;
    const gone = Math.max(ended, exit);
    return [{ name: start.f, from: start.t, ended, gone, to, struck: end?.arg.struck === true, arg: end?.arg ?? {} }];
  });
}
