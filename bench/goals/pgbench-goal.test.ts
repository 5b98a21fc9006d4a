import { expect, it } from 'vitest';
import { pgbenchTargets } from './pgbench-goal.ts';

it.each([
  [40, 2, 4],
  [150, 2, 4],
  [325, 3.5, 9.5],
  [500, 5, 15],
  [2_000, 5, 15],
])('with a flush of %i µs, "must" is %d times pgbench and "moonshot" %d times', (flush, must, moonshot) => {
  expect(pgbenchTargets(flush)).toMatchObject({ must, moonshot });
});
