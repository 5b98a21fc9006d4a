import type { Ledger } from '../ports.ts';
import { machineTimers, type Timers } from './timers.ts';

/** The database's clock as this node knows it (promise 6). It decides nothing by itself: the ledger reads the real one under the lot's lock. */
export type DatabaseClock = {
  /** Epoch milliseconds, whole, never running back but after a gross error. */
  readonly now: () => number;
  /** How far the house clock is ahead of this machine's own, in milliseconds. */
  readonly offset: () => number;
  /** How long ago the offset was last measured, in milliseconds; infinite before the first time. */
  readonly age: () => number;
  /** Tells the clock what the ledger's clock said a moment ago: it catches up at once where it was behind, and measures anew. */
  readonly observe: (reading: number) => void;
  /** Measures for the first time. Rejects when the ledger cannot be read. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

const MEASURE_EVERY = 10_000;
const SAMPLES = 5;
/** A reading that is older than this by our own clock is worth measuring anew. */
const SUSPECT = 100;
/** Beyond this the clock was wrong and not merely imprecise: then it may run back. */
const GROSS_ERROR = 1_000;

/**
 * Keeps the offset to the ledger's clock: the median of those samples with the least round trip, each taken to be read half-way. Counted from
 * `monotonic` milliseconds, so that a jump of this machine's wall clock moves nothing.
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

  // An unreadable ledger leaves the old offset standing; whoever needs the ledger itself reports that it is away.
  const measureQuietly = () => void measureOnce().catch(() => {});
  const measureFromTimeToTime = () => {
    cancel = after(MEASURE_EVERY, () => {
      measureQuietly();
      measureFromTimeToTime();
    });
  };

  return {
    now,
    offset: () => now() - wallClock(),
    age: () => monotonic() - measuredAt,
    observe: (reading) => {
      const ours = now();
      // The reading lies in the past, so the house clock can only be further on than it says.
      if (reading > ours) ahead += reading - ours;
      if (Math.abs(reading - ours) > SUSPECT) measureQuietly();
    },
    start: async () => {
      await measureOnce();
      measureFromTimeToTime();
    },
    stop: () => cancel(),
  };
}
