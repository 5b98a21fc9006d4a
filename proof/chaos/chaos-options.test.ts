import { describe, expect, it } from 'vitest';
import { readOptions, USAGE } from './chaos-options.ts';
import { readRun } from './recording/read-run.ts';
import { runSelftest } from './selftest/run-selftest.ts';
import { UsageError } from './usage-error.ts';

const read = (...words: string[]) => readOptions(words, () => 7);

describe('the command line of npm run chaos', () => {
  it('picks one random seed when none is given', () => {
    expect(read()).toMatchObject({ kind: 'runs', seeds: [7] });
  });

  it('counts the seeds up from the first', () => {
    expect(read('--seed', '0', '--seeds', '3')).toMatchObject({ seeds: [0, 1, 2] });
  });

  it('reads the names of faults, folders and an invariant', () => {
    expect(read('--faults', 'deploy,snipe')).toMatchObject({ faults: [{ name: 'deploy' }, { name: 'snipe' }] });
    expect(read('--replay', 'a', '--replay', 'b')).toEqual({ kind: 'replay', folders: ['a', 'b'] });
    expect(read('--plant', 'I12')).toEqual({ kind: 'selftest', invariant: 'I12' });
  });

  it('reads a request for help', () => {
    expect(read('--help')).toEqual({ kind: 'help' });
  });

  it.each([
    [['--nonsense'], USAGE],
    [['runs/1'], USAGE],
    [['--replay'], USAGE],
    [['--seed', ''], '--seed takes a whole number from 0 on, not nothing'],
    [['--seed', '1e3'], '--seed takes a whole number from 0 on, not 1e3'],
    [['--seeds', '0'], '--seeds takes a whole number from 1 on, not 0'],
    [['--faults', 'kill-hous'], 'There are: kill-house'],
  ])('refuses %j, and says what to give', (words, message) => {
    expect(() => read(...words)).toThrow(UsageError);
    expect(() => read(...words)).toThrow(message);
  });

  it('refuses a folder without a record and an unknown invariant', () => {
    expect(() => readRun('docs')).toThrow(UsageError);
    expect(() => runSelftest('I99', () => {})).toThrow(UsageError);
  });
});
