import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { HOUR, type LedgerContract, unchangedLot } from './contract-fixture.ts';
import { bidStep, decidedBatch, refusedOutcome, type Step } from './decided-batch.ts';

export function describeCommandKeys(contract: LedgerContract): void {
  const { now, load, append, appendSteps, addOpenLot } = contract;

  describe('command keys', () => {
    it('returns the first outcome of a repeated key and writes nothing [I5]', async () => {
      const { lotId, ada, record } = await addOpenLot();
      const key = randomUUID();
      const first = decidedBatch(record, [bidStep(ada, 100, { key })], await now());
      await append(first);
      const again = decidedBatch(
        await load(lotId),
        [bidStep(ada, 100, { key })].map((step) => ({
          ...step,
          command: { ...step.command, type: 'SetMaxBid', max: 900 as Money },
        })) as Step[],
        await now(),
      );
      expect(await append(again)).toEqual({ kind: 'keys-seen', outcomes: first.outcomes });
      expect((await load(lotId)).lot.seq).toBe(first.lots[0]?.after.seq);
      expect(await contract.ledger.findOutcomes([{ actorId: ada.userId, key }])).toEqual(first.outcomes);
    });

    it('accepts the same key from two people', async () => {
      const { lotId, ada, ben } = await addOpenLot();
      const key = randomUUID();
      expect(await appendSteps(lotId, [bidStep(ada, 100, { key })])).toMatchObject({ kind: 'written' });
      expect(await appendSteps(lotId, [bidStep(ben, 110, { key })])).toMatchObject({ kind: 'written' });
    });

    it('reports a repeated key before any other change [I5]', async () => {
      const { ada, ben, lotId, record } = await addOpenLot();
      const batch = decidedBatch(record, [bidStep(ada, 100)], await now());
      await append(batch);
      await appendSteps(lotId, [bidStep(ben, 110)]);
      expect(await append(batch)).toMatchObject({ kind: 'keys-seen' });
      await contract.fixture.endSession(ada.sessionId);
      const { lot } = await load(lotId);
      const unchanged = {
        ...batch,
        lots: [{ lotId, expectedSeq: lot.seq, events: [], after: lot, clock: 'any' as const }],
      };
      expect(await append(unchanged)).toMatchObject({ kind: 'keys-seen' });
      expect(await contract.ledger.append({ ...unchanged, decidedAt: batch.decidedAt - HOUR })).toMatchObject({
        kind: 'keys-seen',
      });
    });

    it('stores a refusal under its key without an event [I3]', async () => {
      const { ada, lotId, record } = await addOpenLot();
      const outcome = refusedOutcome(record, ada, randomUUID(), await now());
      const batch = { decidedAt: await now(), lots: [unchangedLot(record)], outcomes: [outcome], bidders: [] };
      expect(await append(batch)).toMatchObject({ kind: 'written' });
      expect(await contract.ledger.findOutcomes([outcome])).toEqual([outcome]);
      expect((await load(lotId)).lot).toEqual(record.lot);
    });

    it('burns a key that is looked up before its command arrives [I4]', async () => {
      const { ada, lotId } = await addOpenLot();
      const key = randomUUID();
      const burnt = {
        actorId: ada.userId,
        key,
        lotId,
        digest: '',
        result: { accepted: false, rejection: { code: 'NEVER_RECEIVED' }, at: await now() },
      } as const;
      expect(await contract.ledger.storeOutcomeIfAbsent(burnt)).toEqual(burnt);
      expect(await appendSteps(lotId, [bidStep(ada, 100, { key })])).toEqual({ kind: 'keys-seen', outcomes: [burnt] });
      expect((await load(lotId)).lot.currentBid).toBeNull();
    });

    it('keeps the outcome of a key that is looked up [I4]', async () => {
      const { ada, lotId, record } = await addOpenLot();
      const batch = decidedBatch(record, [bidStep(ada, 100)], await now());
      await append(batch);
      const [first] = batch.outcomes;
      const late = {
        actorId: ada.userId,
        key: first?.key ?? '',
        lotId,
        digest: '',
        result: { accepted: false, rejection: { code: 'NEVER_RECEIVED' }, at: await now() },
      } as const;
      expect(await contract.ledger.storeOutcomeIfAbsent(late)).toEqual(first);
    });

    it('gives a bid and a simultaneous look-up of its key the same outcome [I4]', async () => {
      const { ada, lotId, record } = await addOpenLot();
      const keys = Array.from({ length: 8 }, () => randomUUID());
      for (const key of keys) {
        const { lot } = await load(lotId);
        const at = await now();
        const burn = {
          actorId: ada.userId,
          key,
          lotId,
          digest: '',
          result: { accepted: false, rejection: { code: 'NEVER_RECEIVED' }, at },
        } as const;
        const batch = {
          ...decidedBatch(record, [], at),
          lots: [unchangedLot({ ...record, lot })],
          outcomes: [refusedOutcome(record, ada, key, at)],
        };
        const [appended, settled] = await Promise.all([append(batch), contract.ledger.storeOutcomeIfAbsent(burn)]);
        const expected = appended.kind === 'written' ? batch.outcomes[0] : burn;
        expect(settled).toEqual(expected);
        expect(await contract.ledger.findOutcomes([{ actorId: ada.userId, key }])).toEqual([expected]);
      }
    });
  });
}
