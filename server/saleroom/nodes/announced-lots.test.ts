import { expect, it } from 'vitest';
import { createLotCache } from '../cache/lot-cache.ts';
import type { LotChange } from '../ports.ts';
import { openFixture } from '../testing/saleroom-fixture.ts';
import { createAnnouncedLots } from './announced-lots.ts';

/**
 * A saleroom whose changes the test passes to `announcedLots` itself. `announcedSeqs` are the seqs
 * it announces.
 */
async function openAnnouncedLots() {
  const fixture = await openFixture();
  const changes: LotChange[] = [];
  fixture.onAnnounced((change) => void changes.push(change));
  const lastSeqs = async () => {
    const record = await fixture.ledger.loadLot(fixture.lotId);
    return [{ auctionId: fixture.auctionId, lotId: fixture.lotId, seq: record?.lot.seq ?? 0, isOnSale: true }];
  };
  const announcedSeqs: number[] = [];
  const announcer = {
    lotChanged: ({ events, before, after }: LotChange) => {
      expect(before.seq).toBe((events[0]?.seq ?? 0) - 1);
      expect(after.seq).toBe(events.at(-1)?.seq);
      announcedSeqs.push(...events.map(({ seq }) => seq));
    },
  };
  const announcedLots = createAnnouncedLots({
    ledger: { ...fixture.ledger, readLastSeqs: lastSeqs },
    announcer,
    lotCache: createLotCache(),
  });
  const bid = async (who: 'ada' | 'ben', amount: number) => {
    const before = changes.length;
    const result = await fixture.bid(who, amount);
    expect(result.accepted).toBe(true);
    // The bidder is answered before the change is announced.
    await expect.poll(() => changes.length).toBe(before + 1);
    return changes.at(-1) as LotChange;
  };
  const seq = (await lastSeqs())[0]?.seq ?? 0;
  return { ...fixture, announcedLots, announcedSeqs, bid, seq };
}

it('announces a change once that arrives twice', async () => {
  const { announcedLots, announcedSeqs, bid, auctionId, seq } = await openAnnouncedLots();
  await announcedLots.watch(auctionId);
  const change = await bid('ada', 100);
  announcedLots.lotChanged(change);
  announcedLots.lotChanged(change);
  expect(announcedSeqs).toEqual([seq + 1]);
});

it('reads missing events before it announces a change that arrives early', async () => {
  const { announcedLots, announcedSeqs, bid, auctionId, lotId, seq } = await openAnnouncedLots();
  await announcedLots.watch(auctionId);
  const first = await bid('ada', 100);
  const second = await bid('ben', 200);
  announcedLots.lotChanged(second);
  expect(announcedSeqs).toEqual([]);
  await announcedLots.announceUpTo({ lotId, seq: seq + 2 });
  announcedLots.lotChanged(first);
  expect(announcedSeqs).toEqual([seq + 1, seq + 2]);
});

it('announces another node’s events on a hint, and nothing on a hint of announced events', async () => {
  const { announcedLots, announcedSeqs, bid, auctionId, lotId, seq } = await openAnnouncedLots();
  await announcedLots.watch(auctionId);
  await bid('ada', 100);
  await announcedLots.announceUpTo({ lotId, seq: seq + 1 });
  await announcedLots.announceUpTo({ lotId, seq: seq + 1 });
  expect(announcedSeqs).toEqual([seq + 1]);
});

it('announces nothing on a hint for an auction that is no longer watched', async () => {
  const { announcedLots, announcedSeqs, bid, auctionId, lotId, seq } = await openAnnouncedLots();
  await announcedLots.watch(auctionId);
  announcedLots.unwatch(auctionId);
  await bid('ada', 100);
  await announcedLots.announceUpTo({ lotId, seq: seq + 1 });
  expect(announcedSeqs).toEqual([]);
});
