import { parseArgs } from 'node:util';
import { ablationGoalIds } from './ablation/ablation-goal.ts';
import { type VariantName, variantNames } from './ablation/variant.ts';
import { goalIds } from './goals/all-goals.ts';

export type BenchOptions = {
  readonly json: boolean;
  readonly pairs: number;
  /** Seconds of a run of the hot lot. */
  readonly seconds: number;
  readonly goals: ReadonlySet<string>;
  /** What an ablation switches off; null where the goals are measured. */
  readonly variants: readonly VariantName[] | null;
};

/**
 * Parses `[G1 G3 …] [--pairs 5] [--seconds 8] [--json]`, or `ablation` with the same options and
 * `[--only sharedDecoder,…] [--goals G1,…]`. Throws an error for people.
 */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '8' },
      only: { type: 'string' },
      goals: { type: 'string' },
    },
  });
  const common = {
    json: values.json,
    pairs: parseWhole('pairs', values.pairs),
    seconds: parseWhole('seconds', values.seconds),
  };
  if (positionals[0] === 'ablation') {
    if (positionals.length > 1) throw new Error('ablation takes its goals as --goals G1,G5');
    return {
      ...common,
      goals: new Set(select('goal', split(values.goals), ablationGoalIds)),
      variants: select('optimisation', split(values.only), variantNames),
    };
  }
  if (values.only !== undefined || values.goals !== undefined)
    throw new Error('--only and --goals are options of ablation');
  return { ...common, goals: new Set(select('goal', positionals, goalIds)), variants: null };
}

/** The selected names in the order of `available`; all of them if none is selected. */
function select<Name extends string>(kind: string, selected: readonly string[], available: readonly Name[]): Name[] {
  const unavailable = selected.filter((name) => !available.some((one) => one === name));
  if (unavailable.length)
    throw new Error(`No such ${kind}: ${unavailable.join(', ')}. There are: ${available.join(', ')}`);
  return available.filter((name) => selected.length === 0 || selected.includes(name));
}

function split(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(',').map((name) => name.trim());
}

function parseWhole(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 600)
    throw new Error(`--${option} takes a whole number from 1 to 600, not ${text}`);
  return value;
}
