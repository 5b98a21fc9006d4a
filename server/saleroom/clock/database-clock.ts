import type { Ledger } from '../ports.ts';
import { machineTimers, type Timers } from './timers.ts';

/**
 * This node's estimate of the database's clock. An estimate only: for each write the
 * ledger reads the real clock under the lot's lock.
 */
export type DatabaseClock = {
  /** Whole epoch milliseconds. Never runs back, except to correct a gross error. */
  readonly now: () => number;
  /** How far the database's clock is ahead of this machine's wall clock, in milliseconds. */
  readonly offset: () => number;
  /**
   * How long ago the offset was last measured, in milliseconds; infinite before the first
   * measurement.
   */
  readonly age: () => number;
  /**
   * Takes a recent reading of the database's clock: an estimate that is behind is corrected at
   * once, and a large difference is measured again.
   */
  readonly observe: (reading: number) => void;
  /**
   * Takes the first measurement and schedules the others. Rejects when the ledger cannot be read.
   */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

const MEASUREMENT_INTERVAL = 10_000;
const SAMPLES = 5;
/**
 * A reading that differs from the estimate by more than this, in milliseconds, causes a new
 * measurement.
 */
const SUSPECT_DIFFERENCE = 100;
/**
 * An error beyond this, in milliseconds, is not imprecision: to correct it the clock may run back.
 */
const GROSS_ERROR = 1_000;

/**
 * Estimates the database's clock: the median of the samples with the shortest round trips, each
 * assumed to be read halfway. It counts `monotonic` milliseconds, so that a jump of the wall clock
 * has no effect.
 */
export function createDatabaseClock(
  ledger: Pick<Ledger, 'readClock'>,
  { monotonic, wallClock, after }: Pick<Timers, 'monotonic' | 'wallClock' | 'after'> = machineTimers,
): DatabaseClock {
  let ahead = wallClock() - monotonic();
  let latest = 0;
  let measuring: Promise<void> | null = null;
  let cancel = () => {};
  let measuredAt = Number.NEGATIVE_INFINITY;

  const now = () => {
    const reading = Math.floor(monotonic() + ahead);
    latest = reading < latest && latest - reading < GROSS_ERROR ? latest : reading;
    return latest;
  };

  const measure = async () => {
    const samples: { roundTrip: number; ahead: number }[] = [];
    for (let n = 0; n < SAMPLES; n += 1) {
      const sent = monotonic();
      const reading = await ledger.readClock();
      const received = monotonic();
      samples.push({ roundTrip: received - sent, ahead: reading - (sent + received) / 2 });
    }
    const best = samples.toSorted((one, other) => one.roundTrip - other.roundTrip).slice(0, 3);
    ahead = best.toSorted((one, other) => one.ahead - other.ahead)[1]?.ahead ?? ahead;
    measuredAt = monotonic();
  };

  const measureOnce = () => {
    measuring ??= measure().finally(() => {
      measuring = null;
    });
    return measuring;
  };

  // An unavailable ledger leaves the last offset in use; the code that needs the ledger itself logs
  // the fault.
  const measureIgnoringFaults = () => void measureOnce().catch(() => {});
  const scheduleMeasurements = () => {
    cancel = after(MEASUREMENT_INTERVAL, () => {
      measureIgnoringFaults();
      scheduleMeasurements();
    });
  };

  return {
    now,
    offset: () => now() - wallClock(),
    age: () => monotonic() - measuredAt,
    observe: (reading) => {
      const estimate = now();
      // The reading is from the past, so the real clock is at least that far.
      if (reading > estimate) ahead += reading - estimate;
      if (Math.abs(reading - estimate) > SUSPECT_DIFFERENCE) measureIgnoringFaults();
    },
    start: async () => {
      await measureOnce();
      scheduleMeasurements();
    },
    stop: () => cancel(),
  };
}
