import { parseArgs } from 'node:util';
import { ALL_FAULTS, QUICK_FAULTS } from './faults/all-faults.ts';
import type { Fault } from './faults/fault.ts';
import { UsageError } from './usage-error.ts';

/** What the command line requests. */
export type ChaosOptions =
  | { readonly kind: 'runs'; readonly seeds: readonly number[]; readonly faults: readonly Fault[] }
  | { readonly kind: 'replay'; readonly folders: readonly string[] }
  | { readonly kind: 'selftest'; readonly invariant: string | null }
  | { readonly kind: 'help' };

export const USAGE = `usage: npm run chaos -- [--quick | --faults NAME,NAME] [--seed N] [--seeds HOW-MANY]
       npm run chaos -- --replay runs/ID [--replay runs/ID …]
       npm run chaos -- --selftest | --plant INVARIANT
docs/reliability.md says what each does.`;

/**
 * Reads the command line; `randomSeed` is called when it names no seed. Throws UsageError with what
 * to give.
 */
export function readOptions(words: readonly string[], randomSeed: () => number): ChaosOptions {
  const values = parsed(words);
  if (values.help) return { kind: 'help' };
  if (values.replay !== undefined) return { kind: 'replay', folders: values.replay };
  if (values.selftest || values.plant !== undefined) return { kind: 'selftest', invariant: values.plant ?? null };
  const first = values.seed === undefined ? randomSeed() : wholeNumber('seed', values.seed, 0);
  const count = values.seeds === undefined ? 1 : wholeNumber('seeds', values.seeds, 1);
  return {
    kind: 'runs',
    seeds: Array.from({ length: count }, (_, n) => first + n),
    faults: faultsNamed(values.faults, values.quick ? QUICK_FAULTS : ALL_FAULTS),
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', default: false },
        seed: { type: 'string' },
        seeds: { type: 'string' },
        faults: { type: 'string' },
        quick: { type: 'boolean', default: false },
        replay: { type: 'string', multiple: true },
        selftest: { type: 'boolean', default: false },
        plant: { type: 'string' },
      },
    }).values;
  } catch (fault) {
    throw new UsageError(`${(fault as Error).message}\n${USAGE}`);
  }
}

function wholeNumber(name: string, word: string, least: number): number {
  const value = Number(word);
  if (/^\d+$/.test(word) && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`--${name} takes a whole number from ${least} on, not ${word || 'nothing'}`);
}

function faultsNamed(names: string | undefined, all: readonly Fault[]): readonly Fault[] {
  if (names === undefined) return all;
  return names.split(',').map((word) => {
    const fault = ALL_FAULTS.find(({ name }) => name === word);
    if (fault) return fault;
    throw new UsageError(`No such fault: ${word}. There are: ${ALL_FAULTS.map(({ name }) => name).join(', ')}`);
  });
}
