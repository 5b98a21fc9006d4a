import { describe, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import type { LedgerContract } from './contract-fixture.ts';
import { bidStep, decidedBatch, type TestBidder } from './decided-batch.ts';

export function describeBidderRights(contract: LedgerContract): void {
  const { now, waitUntil, load, addAuction, addBidder, append, appendSteps, open, addOpenLot } = contract;

  describe('bidder rights', () => {
    const lossesOfRights: readonly [string, (bidder: TestBidder) => unknown, boolean][] = [
      ['whose session has ended', (bidder) => contract.fixture.endSession(bidder.sessionId), true],
      ['who was banned', (bidder) => contract.fixture.ban(bidder.userId), true],
      ['whose paddle was suspended', (bidder) => contract.fixture.setPaddleStatus(bidder.paddleId, 'suspended'), false],
      [
        'whose paddle awaits approval',
        (bidder) => contract.fixture.setPaddleStatus(bidder.paddleId, 'awaiting-approval'),
        false,
      ],
    ];
    it.each(lossesOfRights)('writes nothing of a batch with a bidder %s [I34]', async (_, lose, isSignedOut) => {
      const { ada, ben, lotId, record } = await addOpenLot();
      await lose(ada);
      const batch = decidedBatch(record, [bidStep(ben, 100), bidStep(ada, 110)], await now());
      const endedSessions = isSignedOut ? [ada.sessionId] : [];
      expect(await append(batch)).toEqual({ kind: 'rights-changed', userIds: [ada.userId], endedSessions });
      expect((await load(lotId)).lot).toEqual(record.lot);
      expect(await contract.ledger.findOutcomes(batch.outcomes)).toEqual([]);
    });

    it('refuses another person’s session or paddle, and a paddle of another auction [I34]', async () => {
      const { ada, ben, record } = await addOpenLot();
      const elsewhere = await addBidder((await addAuction()).auctionId);
      const batch = decidedBatch(record, [bidStep(ada, 100)], await now());
      const { userId, sessionId, paddleId } = ada;
      for (const wrongBidder of [
        { userId, sessionId: ben.sessionId, paddleId },
        { userId, sessionId, paddleId: ben.paddleId },
        { userId: elsewhere.userId, sessionId: elsewhere.sessionId, paddleId: elsewhere.paddleId },
      ])
        expect(await append({ ...batch, bidders: [wrongBidder] })).toMatchObject({
          kind: 'rights-changed',
          userIds: [wrongBidder.userId],
        });
    });

    it('counts leading bids on other lots against a limit, and frees what was outbid [I21]', async () => {
      const { auctionId, lotIds } = await addAuction([{}, {}, {}]);
      const [one = '', other = '', third = ''] = lotIds;
      for (const lotId of lotIds) await open(lotId);
      const [cleo, ben] = [await addBidder(auctionId, { bidLimit: 1000 }), await addBidder(auctionId)];
      expect(await appendSteps(one, [bidStep(cleo, 100, { max: 700 })])).toMatchObject({ kind: 'written' });
      expect((await contract.ledger.readBidders(auctionId, [cleo.userId]))[0]?.committed).toEqual({ [one]: 700 });
      expect(await appendSteps(other, [bidStep(cleo, 301)])).toEqual({
        kind: 'rights-changed',
        userIds: [cleo.userId],
        endedSessions: [],
      });
      expect(await appendSteps(other, [bidStep(cleo, 300)])).toMatchObject({ kind: 'written' });
      await appendSteps(one, [bidStep(ben, 710)]);
      expect((await contract.ledger.readBidders(auctionId, [cleo.userId]))[0]?.committed).toEqual({ [other]: 300 });
      expect(await appendSteps(third, [bidStep(cleo, 701)])).toMatchObject({ kind: 'rights-changed' });
      expect(await appendSteps(third, [bidStep(cleo, 700)])).toMatchObject({ kind: 'written' });
    });

    it('accepts as many of fifty simultaneous bids on fifty lots as the limit covers [I21]', async () => {
      const { auctionId, lotIds } = await addAuction(Array.from({ length: 50 }, () => ({})));
      const cleo = await addBidder(auctionId, { bidLimit: 799 });
      const records = await Promise.all(lotIds.map(open));
      const at = await now();
      const results = await Promise.all(
        records.map((record) => append(decidedBatch(record, [bidStep(cleo, 200)], at)).catch(() => null)),
      );
      const written = results.filter((result) => result?.kind === 'written');
      expect(written.length).toBeLessThanOrEqual(3);
      // Bids that waited longer for locks than the clock's tolerance are repeated. In the end the
      // limit is used in full, but not exceeded.
      for (const [n, result] of results.entries())
        if (result?.kind !== 'written') await appendSteps(lotIds[n] ?? '', [bidStep(cleo, 200)]);
      const committed = Object.values(
        (await contract.ledger.readBidders(auctionId, [cleo.userId]))[0]?.committed ?? {},
      );
      expect(committed).toEqual([200, 200, 200]);
    });

    it('keeps a won lot committed at its hammer price, and frees a passed one [I21]', async () => {
      const closesAt = (await now()) + contract.soon;
      const { auctionId, lotIds } = await addAuction([{ closesAt }, { closesAt, reserve: 900 as Money }]);
      const cleo = await addBidder(auctionId, { bidLimit: 1000 });
      for (const lotId of lotIds) {
        await open(lotId);
        await appendSteps(lotId, [bidStep(cleo, 100, { max: 400 })]);
      }
      await waitUntil(closesAt);
      for (const lotId of lotIds) await appendSteps(lotId, [{ command: { type: 'CloseLot' } }]);
      expect((await contract.ledger.readBidders(auctionId, [cleo.userId]))[0]?.committed).toEqual({
        [lotIds[0] ?? '']: 100,
      });
    });

    it('reads each person’s paddle, its status and limit, and the consigned lots [B3]', async () => {
      const [seller, stranger] = [await contract.fixture.addPerson(), await contract.fixture.addPerson()];
      const { auctionId, lotIds } = await addAuction([{ consignorId: seller.userId }, {}]);
      const cleo = await addBidder(auctionId, { bidLimit: 1000 });
      const records = await contract.ledger.readBidders(auctionId, [seller.userId, stranger.userId, cleo.userId]);
      const none = { paddleId: null, paddle: null, status: null, bidLimit: null, committed: {}, consignedLots: [] };
      expect(records.find(({ userId }) => userId === seller.userId)).toEqual({
        userId: seller.userId,
        ...none,
        consignedLots: [lotIds[0]],
      });
      expect(records.find(({ userId }) => userId === stranger.userId)).toEqual({ userId: stranger.userId, ...none });
      const { userId, paddleId, paddle } = cleo;
      expect(records.find((record) => record.userId === userId)).toEqual({
        ...none,
        userId,
        paddleId,
        paddle,
        status: 'approved',
        bidLimit: 1000,
      });
    });
  });
}
