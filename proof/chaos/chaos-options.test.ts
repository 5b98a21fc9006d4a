import { describe, expect, it } from 'vitest';
import { readOptions, USAGE } from './chaos-options.ts';
import { readHistory } from './recording/read-run.ts';
import { runSelftest } from './selftest/run-selftest.ts';
import { WrongOptions } from './usage-error.ts';

const read = (...words: string[]) => readOptions(words, () => 7);

describe('the command line of npm run chaos', () => {
  it('draws one seed where none is given', () => {
    expect(read()).toMatchObject({ kind: 'runs', seeds: [7] });
  });

  it('counts the seeds up from the first', () => {
    expect(read('--seed', '0', '--seeds', '3')).toMatchObject({ seeds: [0, 1, 2] });
  });

  it('reads the faults, the folders and the invariant that are named', () => {
    expect(read('--faults', 'deploy,snipe')).toMatchObject({ faults: [{ name: 'deploy' }, { name: 'snipe' }] });
    expect(read('--replay', 'a', '--replay', 'b')).toEqual({ kind: 'replay', folders: ['a', 'b'] });
    expect(read('--plant', 'I12')).toEqual({ kind: 'selftest', invariant: 'I12' });
  });

  it('shows how it is called when it is asked', () => {
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
  ])('%j is refused with what to give', (words, says) => {
    expect(() => read(...words)).toThrow(WrongOptions);
    expect(() => read(...words)).toThrow(says);
  });

  it('a folder without a record and an invariant without a checker are refused with what to give', () => {
    expect(() => readHistory('docs')).toThrow(WrongOptions);
    expect(() => runSelftest('I99', () => {})).toThrow(WrongOptions);
  });
});
