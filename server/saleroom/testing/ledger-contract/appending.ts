import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import type { LedgerBatch } from '../../ports.ts';
import { HOUR, type LedgerContract, terms } from './contract-fixture.ts';
import { bidStep, decidedBatch } from './decided-batch.ts';

export function describeAppending(contract: LedgerContract): void {
  const { now, load, addAuction, addBidder, append, appendSteps, open, addOpenLot } = contract;

  describe('appending', () => {
    it('loads a lot of a published auction as scheduled, with its catalogue entry', async () => {
      const opensAt = await now();
      const closesAt = opensAt + HOUR;
      const { auctionId, lotIds } = await addAuction([{}, { reserve: 500 as Money, opensAt, closesAt, group: 'a' }]);
      expect(await load(lotIds[1] ?? '')).toMatchObject({
        auctionId,
        lotNumber: '2',
        position: 2,
        group: 'a',
        catalogueEntry: { terms, openingBid: 100, reserve: 500, opensAt, closesAt },
        lot: { status: 'scheduled', seq: 0 },
      });
    });

    it('finds no lot for an unknown id, an invalid id, or a lot of a draft', async () => {
      const { lotIds } = await addAuction([{}], { isPublished: false });
      expect(await contract.ledger.loadLot(lotIds[0] ?? '')).toBeNull();
      expect(await contract.ledger.loadLot(randomUUID())).toBeNull();
      expect(await contract.ledger.loadLot('not an id')).toBeNull();
      expect(await contract.ledger.readEventsAfter(randomUUID(), 0)).toEqual([]);
    });

    it('reads back what was appended, and the lot is the fold of its events [I6, I8]', async () => {
      const { lotId, ada, ben, record } = await addOpenLot({ reserve: 300 as Money });
      const batch = decidedBatch(
        record,
        [bidStep(ada, 100, { max: 500 }), bidStep(ben, 310), bidStep(ben, 330)],
        await now(),
      );
      const appended = await append(batch);
      expect(appended).toMatchObject({ kind: 'written' });
      const [lot] = batch.lots;
      expect((await load(lotId)).lot).toEqual(lot?.after);
      const stored = lot?.events.map(({ seq, hash, event }) => ({ seq, hash, event }));
      expect(await contract.ledger.readEventsAfter(lotId, record.lot.seq)).toEqual(stored);
      expect(await contract.ledger.readEventsAfter(lotId, record.lot.seq + 2)).toEqual(stored?.slice(2));
    });

    it('writes nothing of a batch that was decided on an earlier state [I6]', async () => {
      const { lotId, ada, ben, record } = await addOpenLot();
      const first = decidedBatch(record, [bidStep(ada, 100)], await now());
      const second = decidedBatch(record, [bidStep(ben, 200)], await now());
      expect(await append(first)).toMatchObject({ kind: 'written' });
      expect(await append(second)).toEqual({ kind: 'seq-moved', lotIds: [lotId] });
      expect((await load(lotId)).lot).toEqual(first.lots[0]?.after);
      expect(await contract.ledger.findOutcomes(second.outcomes)).toEqual([]);
    });

    it('writes exactly one of many simultaneous batches on the same state [I6]', async () => {
      const { auctionId, lotId, record } = await addOpenLot();
      const bidders = await Promise.all(Array.from({ length: 12 }, () => addBidder(auctionId)));
      const at = await now();
      const results = await Promise.all(
        bidders.map((bidder, n) => append(decidedBatch(record, [bidStep(bidder, 100 + 10 * n)], at))),
      );
      expect(results.filter(({ kind }) => kind === 'written')).toHaveLength(1);
      expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['written', 'seq-moved']));
      expect((await load(lotId)).lot.seq).toBe(record.lot.seq + 1);
    });

    it('writes several lots together or not at all [C4]', async () => {
      const { auctionId, lotIds } = await addAuction([{}, {}, {}]);
      const ada = await addBidder(auctionId);
      const records = await Promise.all(lotIds.map(open));
      const at = await now();
      const batches = records.map((record) => decidedBatch(record, [bidStep(ada, 100)], at));
      const together: LedgerBatch = {
        decidedAt: at,
        lots: batches.flatMap(({ lots }) => lots),
        outcomes: batches.flatMap(({ outcomes }) => outcomes),
        bidders: batches[0]?.bidders ?? [],
      };
      const stale = {
        ...together,
        lots: together.lots.map((lot, n) =>
          n === 1 ? { ...lot, expectedSeq: 0, events: [], after: { ...lot.after, seq: 0 } } : lot,
        ),
      };
      expect(await append(stale)).toEqual({ kind: 'seq-moved', lotIds: [lotIds[1]] });
      expect((await Promise.all(lotIds.map(load))).map(({ lot }) => lot.seq)).toEqual(
        records.map(({ lot }) => lot.seq),
      );
      expect(await append(together)).toMatchObject({ kind: 'written' });
      expect((await Promise.all(lotIds.map(load))).map(({ lot }) => lot.currentBid)).toEqual([100, 100, 100]);
    });

    it('lists the lots on sale in catalogue order', async () => {
      const { auctionId, lotIds } = await addAuction([{}, {}, {}, {}]);
      const [first = '', second = '', third = ''] = lotIds;
      for (const lotId of [third, first, second]) await open(lotId);
      await appendSteps(first, [{ command: { type: 'PauseLot', reason: 'a telephone line is down' } }]);
      await appendSteps(second, [{ command: { type: 'WithdrawLot', reason: 'broken' } }]);
      expect(await contract.ledger.readLotsOnSale(auctionId)).toEqual([first, third]);
    });
  });
}
