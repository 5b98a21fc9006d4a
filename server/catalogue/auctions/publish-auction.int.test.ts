import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { addLot } from '../lots/add-lot.ts';
import { editLot } from '../lots/edit-lot.ts';
import { editLotText } from '../lots/edit-lot-text.ts';
import { moveLot } from '../lots/move-lot.ts';
import { numberLots } from '../lots/number-lots.ts';
import { removeLot } from '../lots/remove-lot.ts';
import { type CatalogueFixture, defaultLot, openCatalogueFixture } from '../testing/catalogue-fixture.ts';
import { discardAuction } from './discard-auction.ts';
import { editAuction } from './edit-auction.ts';
import { editSchedule } from './edit-schedule.ts';
import { editTerms } from './edit-terms.ts';
import { publishAuction } from './publish-auction.ts';

let fixture: CatalogueFixture;
beforeAll(async () => {
  fixture = await openCatalogueFixture();
});
afterAll(() => fixture.close());

const hour = 3_600_000;
const text = { title: 'Corrected', maker: '', description: '', condition: '' };

/** A draft with lots that opens in two hours and closes in a day, a minute between lots. */
async function readyDraft(
  lots: number,
): Promise<{ auctionId: string; lotIds: string[]; firstClosesAt: Date; opensAt: Date }> {
  const auctionId = await fixture.draft();
  const lotIds: string[] = [];
  for (let n = 0; n < lots; n += 1) lotIds.push(await fixture.lot(auctionId));
  const opensAt = new Date(Date.now() + 2 * hour);
  const firstClosesAt = new Date(Date.now() + 26 * hour);
  await prisma().auction.update({ where: { id: auctionId }, data: { opensAt, firstClosesAt, closeGap: 60_000 } });
  return { auctionId, lotIds, firstClosesAt, opensAt };
}

describe('publishing', () => {
  it('sets the opening and closing time of every lot, a gap apart in catalogue order [C5]', async () => {
    const { auctionId, firstClosesAt, opensAt } = await readyDraft(3);
    expect(await publishAuction(fixture.admin, { auctionId })).toMatchObject({ ok: true, lots: 3 });
    const auction = await prisma().auction.findUniqueOrThrow({ where: { id: auctionId } });
    expect(auction).toMatchObject({ status: 'published', opensAt });
    expect(Math.abs((auction.publishedAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    const lots = await prisma().lot.findMany({ where: { auctionId }, orderBy: { position: 'asc' } });
    for (const [n, lot] of lots.entries()) {
      const close = new Date(firstClosesAt.getTime() + n * 60_000);
      expect(lot).toMatchObject({ opensAt, scheduledClosesAt: close, closesAt: close, status: 'scheduled', seq: 0n });
    }
  });

  it('opens the auction at once if no opening time was set', async () => {
    const { auctionId } = await readyDraft(1);
    await prisma().auction.update({ where: { id: auctionId }, data: { opensAt: null } });
    expect(await publishAuction(fixture.admin, { auctionId })).toMatchObject({ ok: true });
    const { opensAt, publishedAt } = await prisma().auction.findUniqueOrThrow({ where: { id: auctionId } });
    expect(opensAt).toEqual(publishedAt);
  });

  it('is refused for a draft that is not ready, with all reasons', async () => {
    const auctionId = await fixture.draft();
    const before = await fixture.rows();
    expect(await publishAuction(fixture.admin, { auctionId })).toMatchObject({
      refusal: { code: 'NOT_READY', readiness: { blocks: [{ code: 'NO_LOTS' }, { code: 'NO_CLOSING_TIME' }] } },
    });
    expect(await fixture.rows()).toBe(before);
  });

  it('is refused for a draft whose closing time has passed since it was saved', async () => {
    const { auctionId } = await readyDraft(1);
    const past = { opensAt: null, firstClosesAt: new Date(Date.now() - hour) };
    await prisma().auction.update({ where: { id: auctionId }, data: past });
    const before = await fixture.rows();
    expect(await publishAuction(fixture.admin, { auctionId })).toMatchObject({
      refusal: { code: 'NOT_READY', readiness: { blocks: [{ code: 'CLOSES_IN_THE_PAST' }] } },
    });
    expect(await fixture.rows()).toBe(before);
  });

  it('happens once when requested several times at once', async () => {
    const { auctionId } = await readyDraft(2);
    const answers = await Promise.all([1, 2, 3].map(() => publishAuction(fixture.admin, { auctionId })));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)).sort()).toEqual([
      'PUBLISHED',
      'PUBLISHED',
      'ok',
    ]);
  });

  it('while a lot is added leaves no lot without times', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { auctionId } = await readyDraft(1);
      await Promise.all([
        publishAuction(fixture.admin, { auctionId }),
        addLot(fixture.admin, { auctionId, lot: { ...defaultLot, lotNumber: '2' } }),
      ]);
      expect(await prisma().lot.count({ where: { auctionId, closesAt: null } })).toBe(0);
    }
  });
});

describe('an auction on sale', () => {
  it('cannot change its terms, schedule or catalogue', async () => {
    const { auctionId, lotIds } = await readyDraft(2);
    await publishAuction(fixture.admin, { auctionId });
    const before = await fixture.rows();
    const [lotId = ''] = lotIds;
    const schedule = {
      timeZone: 'UTC',
      opens: 'at-once',
      opensAt: { wall: '', which: '' },
      firstCloses: { wall: '', which: '' },
      closeGap: '0',
    };
    const answers = await Promise.all([
      editTerms(fixture.admin, { auctionId, rules: presetRules('charity', 'GBP') }),
      editSchedule(fixture.admin, { auctionId, schedule }),
      addLot(fixture.admin, { auctionId, lot: { ...defaultLot, lotNumber: '9' } }),
      editLot(fixture.admin, { lotId, lot: defaultLot }),
      moveLot(fixture.admin, { lotId, position: 2 }),
      removeLot(fixture.admin, { lotId }),
      numberLots(fixture.admin, { auctionId }),
      discardAuction(fixture.admin, { auctionId }),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))).toEqual(
      Array.from(answers, () => 'PUBLISHED'),
    );
    expect(await fixture.rows()).toBe(before);
  });

  it('can have its texts corrected, but not its address or conditions', async () => {
    const { auctionId } = await readyDraft(1);
    const details = {
      title: 'Clocks',
      slug: 'clocks-on-sale',
      subtitle: '',
      description: '',
      conditions: 'Pay within 7 days.',
    };
    await editAuction(fixture.admin, { auctionId, details });
    await publishAuction(fixture.admin, { auctionId });
    expect(
      await editAuction(fixture.admin, { auctionId, details: { ...details, title: 'Clocks and watches' } }),
    ).toEqual({ ok: true });
    expect(await editAuction(fixture.admin, { auctionId, details: { ...details, slug: 'elsewhere' } })).toMatchObject({
      refusal: { problems: [{ path: 'details.slug' }] },
    });
    expect(await editAuction(fixture.admin, { auctionId, details: { ...details, conditions: '' } })).toMatchObject({
      refusal: { problems: [{ path: 'details.conditions' }] },
    });
  });

  it('can have the texts of a lot corrected until it opens', async () => {
    const { auctionId, lotIds } = await readyDraft(2);
    await publishAuction(fixture.admin, { auctionId });
    const [scheduled = '', open = ''] = lotIds;
    await prisma().lot.update({ where: { id: open }, data: { status: 'open', seq: 1n } });
    expect(await editLotText(fixture.admin, { lotId: scheduled, text })).toEqual({ ok: true });
    expect(await editLotText(fixture.admin, { lotId: open, text })).toMatchObject({
      refusal: { code: 'LOT_NOT_SCHEDULED', status: 'open' },
    });
  });
});
