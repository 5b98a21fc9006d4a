import type { RecordedRun } from '#proof/chaos/recording/recorded-run.ts';

/**
 * Converts a time of the database's clock (epoch milliseconds) to `t` of the run (microseconds).
 */
export function runTime({ meta }: RecordedRun, databaseTime: number): number {
  return Math.round(meta.clock.t + (databaseTime - meta.clock.at) * 1000);
}

/** How far apart the two clocks of a run may be where they are compared, microseconds. */
export const CLOCK_TOLERANCE = 20_000;
