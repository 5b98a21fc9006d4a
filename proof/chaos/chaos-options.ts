import { parseArgs } from 'node:util';
import { ALL_FAULTS, QUICK_FAULTS } from './faults/all-faults.ts';
import type { Fault } from './faults/fault.ts';
import { WrongOptions } from './usage-error.ts';

/** What the command line asks for. */
export type ChaosOptions =
  | { readonly kind: 'runs'; readonly seeds: readonly number[]; readonly faults: readonly Fault[] }
  | { readonly kind: 'replay'; readonly folders: readonly string[] }
  | { readonly kind: 'selftest'; readonly invariant: string | null }
  | { readonly kind: 'help' };

export const USAGE = `usage: npm run chaos -- [--quick | --faults NAME,NAME] [--seed N] [--seeds HOW-MANY]
       npm run chaos -- --replay runs/ID [--replay runs/ID …]
       npm run chaos -- --selftest | --plant INVARIANT
docs/reliability.md says what each does.`;

/** Reads the command line. Throws WrongOptions, which says what to give; `chance` draws a seed where none is given. */
export function readOptions(words: readonly string[], chance: () => number): ChaosOptions {
  const values = parsed(words);
  if (values.help) return { kind: 'help' };
  if (values.replay !== undefined) return { kind: 'replay', folders: values.replay };
  if (values.selftest || values.plant !== undefined) return { kind: 'selftest', invariant: values.plant ?? null };
  const first = values.seed === undefined ? chance() : whole('seed', values.seed, 0);
  const count = values.seeds === undefined ? 1 : whole('seeds', values.seeds, 1);
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
    throw new WrongOptions(`${(fault as Error).message}\n${USAGE}`);
  }
}

function whole(name: string, word: string, least: number): number {
  const value = Number(word);
  if (/^\d+$/.test(word) && Number.isSafeInteger(value) && value >= least) return value;
  throw new WrongOptions(`--${name} takes a whole number from ${least} on, not ${word || 'nothing'}`);
}

function faultsNamed(words: string | undefined, otherwise: readonly Fault[]): readonly Fault[] {
  if (words === undefined) return otherwise;
  return words.split(',').map((word) => {
    const fault = ALL_FAULTS.find(({ name }) => name === word);
    if (fault) return fault;
    throw new WrongOptions(`No such fault: ${word}. There are: ${ALL_FAULTS.map(({ name }) => name).join(', ')}`);
  });
}
