import { describe, expect, it } from 'vitest';
import { LedgerUnavailable } from '../ports.ts';
import { createDatabaseClock } from './database-clock.ts';
import { machineTimers } from './timers.ts';

/**
 * A database's clock and this machine's two, which only the test moves. A reading takes the next of
 * `trips`, there and back.
 */
function clocks({ trips = [[2, 2]] }: { trips?: readonly (readonly [number, number])[] } = {}) {
  const time = { ledger: 1_000_000, monotonic: 50, wall: 70_000 };
  let reads = 0;
  const pass = (ms: number) => {
    time.ledger += ms;
    time.monotonic += ms;
    time.wall += ms;
  };
  const ledger = {
    readClock: async () => {
      const [there, back] = trips[reads % trips.length] ?? [0, 0];
      reads += 1;
      pass(there);
      const reading = time.ledger;
      pass(back);
      return reading;
    },
  };
  return {
    time,
    pass,
    clock: createDatabaseClock(ledger, {
      ...machineTimers,
      monotonic: () => time.monotonic,
      wallClock: () => time.wall,
    }),
    reads: () => reads,
  };
}

describe('the database clock', () => {
  it('shows the time of the database, not of this machine', async () => {
    const { clock, time, pass } = clocks();
    await clock.start();
    clock.stop();
    pass(12_345);
    expect(clock.now()).toBe(time.ledger);
  });

  it('uses the readings with the shortest round trip', async () => {
    const slow: readonly [number, number] = [300, 0];
    const { clock, time } = clocks({ trips: [slow, [2, 2], slow, [2, 2], [2, 2]] });
    await clock.start();
    clock.stop();
    expect(Math.abs(clock.now() - time.ledger)).toBeLessThanOrEqual(1);
  });

  it('ignores a jump of the wall clock', async () => {
    const { clock, time, pass } = clocks();
    await clock.start();
    clock.stop();
    time.wall -= 3_600_000;
    pass(1_000);
    expect(clock.now()).toBe(time.ledger);
    expect(clock.offset()).toBe(time.ledger - time.wall);
  });

  it('catches up at once with a later reading', async () => {
    const { clock, time } = clocks();
    await clock.start();
    clock.stop();
    time.ledger += 700;
    clock.observe(time.ledger);
    expect(clock.now()).toBe(time.ledger);
  });

  it('measures again when it is ahead, and never runs back by a small amount', async () => {
    const { clock, time, reads } = clocks();
    await clock.start();
    clock.stop();
    const ahead = clock.now();
    time.ledger -= 400;
    clock.observe(time.ledger);
    await expect.poll(reads, { timeout: 5_000 }).toBe(10);
    expect(clock.now()).toBeGreaterThanOrEqual(ahead);
  });

  it('runs back to correct an error of minutes', async () => {
    const { clock, time, reads } = clocks();
    await clock.start();
    clock.stop();
    clock.now();
    time.ledger -= 300_000;
    clock.observe(time.ledger);
    await expect.poll(reads, { timeout: 5_000 }).toBe(10);
    await expect.poll(clock.now, { timeout: 5_000 }).toBe(time.ledger);
  });

  it('does not start when the ledger cannot be read', async () => {
    const clock = createDatabaseClock({ readClock: () => Promise.reject(new LedgerUnavailable()) });
    await expect(clock.start()).rejects.toThrow(LedgerUnavailable);
  });
});
