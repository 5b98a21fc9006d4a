import { expect, it } from 'vitest';
import { allOptimisations } from '#server/realtime/transport/lean/optimisations.ts';
import { chosenOptimisations } from './chosen-optimisations.ts';

const allOff = Object.fromEntries(Object.keys(allOptimisations).map((name) => [name, false]));

it.each([
  ['', allOptimisations],
  ['none', allOff],
  ['rawWrites, leanEngine', { ...allOff, rawWrites: true, leanEngine: true }],
  ['-rawWrites', { ...allOptimisations, rawWrites: false }],
])('reads %j', (text, optimisations) => {
  expect(chosenOptimisations(text)).toEqual(optimisations);
});

it.each(['fastWrites', '-rawWrites,leanEngine'])('rejects %j', (text) => {
  expect(() => chosenOptimisations(text)).toThrow('BENCH_OPTIMISATIONS');
});
