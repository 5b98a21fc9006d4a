import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { paddleLot, publicLot } from '#auction/views.ts';
import { HOUR, type LedgerContract } from './contract-fixture.ts';
import { bidStep, decidedBatch } from './decided-batch.ts';

export function describeAuctionViews(contract: LedgerContract): void {
  const { now, waitUntil, load, addAuction, addBidder, append, appendSteps, open, addOpenLot } = contract;

  describe('the views of an auction', () => {
    it('show the public view of the folded events, in every state of a lot [I8, I26]', async () => {
      const closesAt = (await now()) + contract.soon;
      const { auctionId, lotIds } = await addAuction([
        { closesAt },
        { closesAt, reserve: 200 as Money },
        { closesAt },
        {},
      ]);
      const [sold = '', passed = '', withdrawn = '', opened = ''] = lotIds;
      const [ada, ben] = [await addBidder(auctionId), await addBidder(auctionId)];
      for (const lotId of lotIds) await open(lotId);
      for (const lotId of lotIds) await appendSteps(lotId, [bidStep(ada, 100, { max: 150 }), bidStep(ben, 160)]);
      await appendSteps(withdrawn, [{ command: { type: 'WithdrawLot', reason: 'broken' } }]);
      await waitUntil(closesAt);
      for (const lotId of [sold, passed]) await appendSteps(lotId, [{ command: { type: 'CloseLot' } }]);
      const folds = await Promise.all(lotIds.map(async (lotId) => [lotId, publicLot((await load(lotId)).lot)]));
      expect(await contract.ledger.readPublicLots(auctionId, null)).toEqual(Object.fromEntries(folds));
      expect(Object.keys((await contract.ledger.readPublicLots(auctionId, [opened])) ?? {})).toEqual([opened]);
    });

    it('show when a scheduled lot will close and that it has a reserve, but not the amount [R2]', async () => {
      const closesAt = (await now()) + HOUR;
      const { auctionId, lotIds } = await addAuction([{ reserve: 777_123 as Money, closesAt }, {}]);
      const shown = await contract.ledger.readPublicLots(auctionId, null);
      expect(shown?.[lotIds[0] ?? '']).toMatchObject({
        status: 'scheduled',
        seq: 0,
        reserve: 'unmet',
        closesAt,
        scheduledClosesAt: closesAt,
        askingBid: null,
      });
      expect(shown?.[lotIds[1] ?? '']).toMatchObject({ reserve: 'none' });
      expect(JSON.stringify(shown)).not.toContain('777123');
    });

    it('show nothing of a draft or of an unknown auction', async () => {
      const draft = await addAuction([{}], { isPublished: false });
      expect(await contract.ledger.readPublicLots(draft.auctionId, null)).toBeNull();
      expect(await contract.ledger.readPublicLots(randomUUID(), null)).toBeNull();
      expect(await contract.ledger.readPublicLots('not an id', [])).toBeNull();
      expect(await contract.ledger.readPublicLots((await addAuction()).auctionId, [])).toEqual({});
    });

    it('show a paddle its standing and its own max bid, but no other max bid [I28]', async () => {
      const { auctionId, lotId, ada, ben, record } = await addOpenLot();
      await append(
        decidedBatch(
          record,
          [bidStep(ada, 100, { max: 313_131 }), bidStep(ben, 90_000, { max: 272_727 })],
          await now(),
        ),
      );
      const { lot } = await load(lotId);
      const viewOfAda = await contract.ledger.readPaddle(auctionId, ada.userId);
      const { paddleId, paddle } = ada;
      expect(viewOfAda).toEqual({
        paddleId,
        paddle,
        status: 'approved',
        bidLimit: null,
        lots: { [lotId]: paddleLot(lot, paddle) },
      });
      expect(viewOfAda?.lots[lotId]).toMatchObject({ standing: 'leading', maxBid: 313_131 });
      const viewOfBen = await contract.ledger.readPaddle(auctionId, ben.userId);
      expect(viewOfBen?.lots[lotId]).toMatchObject({ standing: 'outbid', maxBid: 272_727 });
      expect(JSON.stringify(viewOfBen)).not.toContain('313131');
      expect(JSON.stringify(await contract.ledger.readPublicLots(auctionId, null))).not.toContain('313131');
      expect(await contract.ledger.readPaddle(auctionId, (await contract.fixture.addPerson()).userId)).toBeNull();
    });

    it('show a voided bid in no view [B6]', async () => {
      const { auctionId, lotId, ada, ben } = await addOpenLot();
      await appendSteps(lotId, [bidStep(ada, 100, { max: 300 })]);
      await appendSteps(lotId, [bidStep(ben, 310, { max: 500 })]);
      const { lot } = await load(lotId);
      await appendSteps(lotId, [
        { command: { type: 'VoidBid', voidedSeq: lot.leader?.seq ?? 0, reason: 'a slip of the finger' } },
      ]);
      const after = (await load(lotId)).lot;
      expect(after).toMatchObject({ leadingPaddle: ada.paddle, currentBid: 100 });
      expect((await contract.ledger.readPublicLots(auctionId, null))?.[lotId]).toEqual(publicLot(after));
      expect((await contract.ledger.readPaddle(auctionId, ada.userId))?.lots).toEqual({
        [lotId]: paddleLot(after, ada.paddle),
      });
      expect((await contract.ledger.readPaddle(auctionId, ben.userId))?.lots).toEqual({});
    });
  });
}
