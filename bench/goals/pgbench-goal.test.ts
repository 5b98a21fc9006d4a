import { expect, it } from 'vitest';
import { pgbenchMarks } from './pgbench-goal.ts';

it.each([
  [40, 2, 4],
  [150, 2, 4],
  [325, 3.5, 9.5],
  [500, 5, 15],
  [2_000, 5, 15],
])('a flush of %i µs asks for %d times pgbench, and %d at best', (flush, must, moonshot) => {
  expect(pgbenchMarks(flush)).toMatchObject({ must, moonshot });
});
