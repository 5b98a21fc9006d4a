import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HOUR, type LedgerContract, unchangedLot } from './contract-fixture.ts';
import { bidStep, decidedBatch, refusedOutcome } from './decided-batch.ts';

export function describeDatabaseClock(contract: LedgerContract): void {
  const { now, waitUntil, load, addAuction, append, appendSteps, open, addOpenLot } = contract;

  describe('the database clock', () => {
    it('writes no bid after the close, although it was decided before [C1, I12]', async () => {
      const closesAt = (await now()) + contract.soon;
      const { ada, lotId, record } = await addOpenLot({ closesAt });
      await waitUntil(closesAt);
      const late = { ...decidedBatch(record, [bidStep(ada, 100)], closesAt - 1), decidedAt: await now() };
      const result = await contract.ledger.append(late);
      expect(result.kind).toBe('clock-moved');
      expect(result.kind === 'clock-moved' && result.now).toBeGreaterThanOrEqual(closesAt);
      expect((await load(lotId)).lot).toEqual(record.lot);
      expect(await contract.ledger.findOutcomes(late.outcomes)).toEqual([]);
    });

    it('stores no refusal as closed before the closing time, and closes no lot early [I13, I15]', async () => {
      const { ada, lotId, record } = await addOpenLot();
      const at = await now();
      const early = {
        ...decidedBatch(record, [], at),
        lots: [{ ...unchangedLot(record), clock: 'at-or-after-close' as const }],
        outcomes: [refusedOutcome(record, ada, randomUUID(), at)],
      };
      expect(await contract.ledger.append(early)).toMatchObject({ kind: 'clock-moved' });
      expect(await contract.ledger.findOutcomes(early.outcomes)).toEqual([]);
      await appendSteps(lotId, [{ command: { type: 'WithdrawLot', reason: 'broken' } }]);
      const afterEnd = {
        ...early,
        decidedAt: await now(),
        lots: [{ ...unchangedLot(await load(lotId)), clock: 'at-or-after-close' as const }],
      };
      expect(await append(afterEnd)).toMatchObject({ kind: 'written' });
    });

    it('closes a lot at its closing time, once [I15]', async () => {
      const closesAt = (await now()) + contract.soon;
      const { ada, lotId } = await addOpenLot({ closesAt });
      await appendSteps(lotId, [bidStep(ada, 100)]);
      await waitUntil(closesAt);
      const closing = decidedBatch(await load(lotId), [{ command: { type: 'CloseLot' } }], await now());
      const batch = {
        ...closing,
        lots: closing.lots.map((lot) => ({ ...lot, clock: 'at-or-after-close' as const })),
      };
      expect(await append(batch)).toMatchObject({ kind: 'written' });
      expect(await append(batch)).toEqual({ kind: 'seq-moved', lotIds: [lotId] });
      expect((await load(lotId)).lot).toMatchObject({ status: 'sold', hammerPrice: 100, leadingPaddle: ada.paddle });
    });

    it.each([
      ['long before', -HOUR],
      ['long after', HOUR],
    ])('writes no batch that was decided %s the present', async (_, by) => {
      const { ada, record } = await addOpenLot();
      const batch = decidedBatch(record, [bidStep(ada, 100)], await now());
      expect(await contract.ledger.append({ ...batch, decidedAt: batch.decidedAt + by })).toMatchObject({
        kind: 'clock-moved',
      });
    });

    it('reads which lots are due, and when the next one will be [C5]', async () => {
      const at = await now();
      const { lotIds } = await addAuction([
        {},
        { opensAt: at + HOUR },
        { closesAt: at + contract.soon },
        { closesAt: at + contract.soon },
      ]);
      const draft = await addAuction([{}], { isPublished: false });
      const live = await addAuction([{ closesAt: null }], { kind: 'live' });
      const [waiting = '', later = '', closing = '', paused = ''] = lotIds;
      expect((await contract.ledger.readDueLots()).toOpen).toEqual(expect.arrayContaining([waiting, closing, paused]));
      await open(closing);
      await open(paused);
      await appendSteps(paused, [{ command: { type: 'PauseLot', reason: 'a telephone line is down' } }]);
      await waitUntil(at + contract.soon);
      const due = await contract.ledger.readDueLots();
      expect(due.toClose).toContain(closing);
      for (const lotId of [closing, later, paused, ...draft.lotIds, ...live.lotIds])
        expect(due.toOpen).not.toContain(lotId);
      for (const lotId of [waiting, later, paused]) expect(due.toClose).not.toContain(lotId);
      expect(due.nextAt).toBeGreaterThan(due.now);
      expect(due.nextAt).toBeLessThanOrEqual(at + HOUR);
    });
  });
}
