import { expect, it } from 'vitest';
import { createLotCache } from '../cache/lot-cache.ts';
import type { LotChange } from '../ports.ts';
import { openFixture } from '../testing/saleroom-fixture.ts';
import { createAnnouncedLots } from './announced-lots.ts';

/** A saleroom whose changes are kept back, and a node that is told of them as the test says. */
async function setStage() {
  const fixture = await openFixture();
  const changes: LotChange[] = [];
  fixture.onAnnounced((change) => void changes.push(change));
  const lastSeqs = async () => {
    const record = await fixture.ledger.loadLot(fixture.lotId);
    return [{ auctionId: fixture.auctionId, lotId: fixture.lotId, seq: record?.lot.seq ?? 0, isOnSale: true }];
  };
  const heard: number[] = [];
  const announcer = {
    lotChanged: ({ events, before, after }: LotChange) => {
      expect(before.seq).toBe((events[0]?.seq ?? 0) - 1);
      expect(after.seq).toBe(events.at(-1)?.seq);
      heard.push(...events.map(({ seq }) => seq));
    },
  };
  const told = createAnnouncedLots({
    ledger: { ...fixture.ledger, lastSeqs },
    announcer,
    lotCache: createLotCache(),
  });
  const bid = async (who: 'ada' | 'ben', amount: number) => {
    const before = changes.length;
    const answer = await fixture.bid(who, amount);
    expect(answer.accepted).toBe(true);
    // Whoever bid is answered before everybody else is told.
    await expect.poll(() => changes.length).toBe(before + 1);
    return changes.at(-1) as LotChange;
  };
  const seq = (await lastSeqs())[0]?.seq ?? 0;
  return { ...fixture, told, heard, bid, seq };
}

it('tells what comes twice once', async () => {
  const { told, heard, bid, auctionId, seq } = await setStage();
  await told.watch(auctionId);
  const change = await bid('ada', 100);
  told.lotChanged(change);
  told.lotChanged(change);
  expect(heard).toEqual([seq + 1]);
});

it('reads what is missing before it tells what comes too early', async () => {
  const { told, heard, bid, auctionId, lotId, seq } = await setStage();
  await told.watch(auctionId);
  const first = await bid('ada', 100);
  const second = await bid('ben', 200);
  told.lotChanged(second);
  expect(heard).toEqual([]);
  await told.announceUpTo({ lotId, seq: seq + 2 });
  told.lotChanged(first);
  expect(heard).toEqual([seq + 1, seq + 2]);
});

it('tells what another node wrote on a hint, and nothing on a hint of what it knows', async () => {
  const { told, heard, bid, auctionId, lotId, seq } = await setStage();
  await told.watch(auctionId);
  await bid('ada', 100);
  await told.announceUpTo({ lotId, seq: seq + 1 });
  await told.announceUpTo({ lotId, seq: seq + 1 });
  expect(heard).toEqual([seq + 1]);
});

it('reads nothing for an auction that nobody watches any more', async () => {
  const { told, heard, bid, auctionId, lotId, seq } = await setStage();
  await told.watch(auctionId);
  told.unwatch(auctionId);
  await bid('ada', 100);
  await told.announceUpTo({ lotId, seq: seq + 1 });
  expect(heard).toEqual([]);
});
