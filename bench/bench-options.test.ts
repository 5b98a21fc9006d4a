import { expect, it } from 'vitest';
import { parseBenchOptions } from './bench-options.ts';

it('measures every goal by default', () => {
  const { goals, ...options } = parseBenchOptions([]);
  expect(goals.size).toBe(14);
  expect(options).toEqual({ json: false, pairs: 5, seconds: 8, variants: null });
});

it('selects goals, and reads the numbers of pairs and seconds', () => {
  expect(parseBenchOptions(['G3', 'G1', '--pairs', '9', '--seconds', '2', '--json'])).toEqual({
    json: true,
    pairs: 9,
    seconds: 2,
    goals: new Set(['G1', 'G3']),
    variants: null,
  });
});

it('switches every optimisation off, and all of them, in an ablation', () => {
  const { goals, variants } = parseBenchOptions(['ablation']);
  expect(goals).toEqual(new Set(['G1', 'G5', 'G7']));
  expect(variants).toContain('sharedDecoder');
  expect(variants?.at(-1)).toBe('allOff');
});

it('limits an ablation to some optimisations and goals', () => {
  const { goals, variants } = parseBenchOptions(['ablation', '--only', 'rawWrites,sharedDecoder', '--goals', 'G5']);
  expect(goals).toEqual(new Set(['G5']));
  expect(variants).toEqual(['sharedDecoder', 'rawWrites']);
});

it.each([
  [['G99'], 'No such goal: G99'],
  [['--pairs', '0'], '--pairs takes a whole number'],
  [['--seconds', 'two'], '--seconds takes a whole number'],
  [['ablation', '--only', 'fastWrites'], 'No such optimisation: fastWrites'],
  [['ablation', '--goals', 'G2'], 'No such goal: G2'],
  [['ablation', 'G1'], '--goals'],
  [['G1', '--only', 'rawWrites'], 'options of ablation'],
])('rejects %j', (args, message) => {
  expect(() => parseBenchOptions(args)).toThrow(message);
});
