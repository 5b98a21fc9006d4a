import { afterEach, describe, expect, it } from 'vitest';
import { openStage } from '../testing/saleroom-fixture.ts';
import { type ClosingClock, createClosingClock } from './closing-clock.ts';

/** The clock looks at its ledger every half second; a slow machine gets its time. */
const soon = { timeout: 10_000 };

let clock: ClosingClock | undefined;
afterEach(async () => clock?.stop());

async function stageWithClock(options: Parameters<typeof openStage>[0] = {}) {
  const stage = await openStage({ isOpen: false, ...options });
  const faults: Error[] = [];
  clock = createClosingClock({
    ledger: stage.ledger,
    saleroom: stage.saleroom,
    houseClock: stage.houseClock,
    logFault: (fault) => faults.push(fault),
  });
  const statuses = async () => {
    const records = await Promise.all(stage.lotIds.map((lotId) => stage.ledger.loadLot(lotId)));
    return records.map((record) => record?.lot.status);
  };
  return { ...stage, clock, statuses, clockFaults: faults };
}

describe('the closing clock', { timeout: 30_000 }, () => {
  it('opens lots when their time has come, and closes them when it has [C1, I15]', async () => {
    const stage = await stageWithClock({ lots: 2, closesIn: 60_000, closeGap: 1_000 });
    stage.clock.start();
    await expect.poll(stage.statuses, soon).toEqual(['open', 'open']);
    await stage.bid('ada', 100);
    stage.passTime(60_000);
    await expect.poll(stage.statuses, soon).toEqual(['sold', 'open']);
    stage.passTime(1_000);
    await expect.poll(stage.statuses, soon).toEqual(['sold', 'passed']);
    expect(stage.announced.at(-1)?.events.at(-1)?.event.type).toBe('LotPassed');
  });

  it('does not close a lot that a bid has just extended [C2, I14]', async () => {
    const softClose = { mode: 'reset', window: 10_000, extension: 10_000, cap: null, scope: 'lot' } as const;
    const stage = await stageWithClock({ closesIn: 60_000, terms: { softClose } });
    stage.clock.start();
    await expect.poll(stage.statuses, soon).toEqual(['open']);
    stage.passTime(59_000);
    await stage.bid('ada', 100);
    stage.passTime(5_000);
    expect(await stage.bid('ben', 110)).toMatchObject({ accepted: true });
    stage.passTime(10_000);
    await expect.poll(stage.statuses, soon).toEqual(['sold']);
  });

  it('on several nodes at once closes a lot once [I15]', async () => {
    const stage = await stageWithClock({ closesIn: 60_000 });
    const other = stage.anotherNode();
    const second = createClosingClock({ ...stage, saleroom: other.saleroom, logFault: () => {} });
    stage.clock.start();
    second.start();
    await expect.poll(stage.statuses, soon).toEqual(['open']);
    stage.passTime(60_000);
    await expect.poll(stage.statuses, soon).toEqual(['passed']);
    await second.stop();
    const events = await stage.ledger.eventsAfter(stage.lotId, 0);
    expect(events.map(({ event }) => event.type)).toEqual(['LotOpened', 'LotPassed']);
  });

  it('comes back by itself when the ledger was away, and says once that it was', async () => {
    const stage = await stageWithClock({ closesIn: 60_000 });
    stage.ledgerIsAway(true);
    stage.clock.start();
    await expect.poll(() => stage.clockFaults.length, soon).toBe(1);
    stage.ledgerIsAway(false);
    await expect.poll(stage.statuses, soon).toEqual(['open']);
    expect(stage.clockFaults).toHaveLength(1);
  });

  it('a restart loses nothing: what came due meanwhile is closed at once', async () => {
    const stage = await stageWithClock({ closesIn: 60_000 });
    stage.clock.start();
    await expect.poll(stage.statuses, soon).toEqual(['open']);
    await stage.clock.stop();
    stage.passTime(3_600_000);
    expect(await stage.statuses()).toEqual(['open']);
    stage.clock.start();
    await expect.poll(stage.statuses, soon).toEqual(['passed']);
  });
});
