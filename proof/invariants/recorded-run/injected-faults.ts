import type { History } from '#proof/chaos/recording/recorded-run.ts';

/** One fault of a run: from its first moment to the last at which the house is allowed to be still unwell, `t` of the history. */
export type Trouble = {
  readonly name: string;
  readonly from: number;
  readonly ended: number;
  /** When the last process that it ended was gone, which in order takes a moment; `ended` where there was none. What was answered before says nothing of what came after. */
  readonly gone: number;
  readonly to: number;
  /** False when the moment that it waits for did not come. */
  readonly struck: boolean;
  readonly arg: Readonly<Record<string, unknown>>;
};

const DEFAULT = 10_000;

/** The faults of a run in order of time. */
export function troubles({ faults, node, meta }: History): readonly Trouble[] {
  const healsWithin = (meta.rules.healsWithin ?? {}) as Readonly<Record<string, number>>;
  return faults.flatMap((start, n) => {
    if (start.ph !== 'start') return [];
    const end = faults.slice(n).find(({ f, ph }) => f === start.f && ph === 'end');
    const ended = end?.t ?? start.t;
    const to = ended + (healsWithin[start.f] ?? DEFAULT) * 1000;
    const next = faults.find(({ ph, t }) => ph === 'start' && t > ended)?.t ?? to;
    const exit = node.findLast(({ ev, t }) => ev === 'exit' && t > start.t && t < next)?.t ?? ended;
    const gone = Math.max(ended, exit);
    return [{ name: start.f, from: start.t, ended, gone, to, struck: end?.arg.struck === true, arg: end?.arg ?? {} }];
  });
}
