import { afterEach, describe, expect, it } from 'vitest';
import { openFixture } from '../testing/saleroom-fixture.ts';
import { type ClosingClock, createClosingClock } from './closing-clock.ts';

/**
 * The closing clock checks the ledger every half second. The timeout leaves room for a slow
 * machine.
 */
const soon = { timeout: 10_000 };

let clock: ClosingClock | undefined;
afterEach(async () => clock?.stop());

async function openFixtureWithClock(options: Parameters<typeof openFixture>[0] = {}) {
  const fixture = await openFixture({ isOpen: false, ...options });
  const faults: Error[] = [];
  clock = createClosingClock({
    ledger: fixture.ledger,
    saleroom: fixture.saleroom,
    databaseClock: fixture.databaseClock,
    logFault: (fault) => faults.push(fault),
  });
  const statuses = async () => {
    const records = await Promise.all(fixture.lotIds.map((lotId) => fixture.ledger.loadLot(lotId)));
    return records.map((record) => record?.lot.status);
  };
  return { ...fixture, clock, statuses, clockFaults: faults };
}

describe('the closing clock', { timeout: 30_000 }, () => {
  it('opens and closes lots when they are due [C1, I15]', async () => {
    const fixture = await openFixtureWithClock({ lots: 2, closesIn: 60_000, closeGap: 1_000 });
    fixture.clock.start();
    await expect.poll(fixture.statuses, soon).toEqual(['open', 'open']);
    await fixture.bid('ada', 100);
    fixture.advanceTime(60_000);
    await expect.poll(fixture.statuses, soon).toEqual(['sold', 'open']);
    fixture.advanceTime(1_000);
    await expect.poll(fixture.statuses, soon).toEqual(['sold', 'passed']);
    expect(fixture.announced.at(-1)?.events.at(-1)?.event.type).toBe('LotPassed');
  });

  it('does not close a lot that a bid has just extended [C2, I14]', async () => {
    const softClose = { mode: 'reset', window: 10_000, extension: 10_000, cap: null, scope: 'lot' } as const;
    const fixture = await openFixtureWithClock({ closesIn: 60_000, terms: { softClose } });
    fixture.clock.start();
    await expect.poll(fixture.statuses, soon).toEqual(['open']);
    fixture.advanceTime(59_000);
    await fixture.bid('ada', 100);
    fixture.advanceTime(5_000);
    expect(await fixture.bid('ben', 110)).toMatchObject({ accepted: true });
    fixture.advanceTime(10_000);
    await expect.poll(fixture.statuses, soon).toEqual(['sold']);
  });

  it('closes a lot once when several nodes run it [I15]', async () => {
    const fixture = await openFixtureWithClock({ closesIn: 60_000 });
    const other = fixture.openOtherNode();
    const second = createClosingClock({ ...fixture, saleroom: other.saleroom, logFault: () => {} });
    fixture.clock.start();
    second.start();
    await expect.poll(fixture.statuses, soon).toEqual(['open']);
    fixture.advanceTime(60_000);
    await expect.poll(fixture.statuses, soon).toEqual(['passed']);
    await second.stop();
    const events = await fixture.ledger.readEventsAfter(fixture.lotId, 0);
    expect(events.map(({ event }) => event.type)).toEqual(['LotOpened', 'LotPassed']);
  });

  it('continues when the ledger is available again, and logs one fault', async () => {
    const fixture = await openFixtureWithClock({ closesIn: 60_000 });
    fixture.setLedgerUnavailable(true);
    fixture.clock.start();
    await expect.poll(() => fixture.clockFaults.length, soon).toBe(1);
    fixture.setLedgerUnavailable(false);
    await expect.poll(fixture.statuses, soon).toEqual(['open']);
    expect(fixture.clockFaults).toHaveLength(1);
  });

  it('closes what became due while it was stopped', async () => {
    const fixture = await openFixtureWithClock({ closesIn: 60_000 });
    fixture.clock.start();
    await expect.poll(fixture.statuses, soon).toEqual(['open']);
    await fixture.clock.stop();
    fixture.advanceTime(3_600_000);
    expect(await fixture.statuses()).toEqual(['open']);
    fixture.clock.start();
    await expect.poll(fixture.statuses, soon).toEqual(['passed']);
  });
});
