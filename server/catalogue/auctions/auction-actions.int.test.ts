import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { addLot } from '../lots/add-lot.ts';
import { editLot } from '../lots/edit-lot.ts';
import { moveLot } from '../lots/move-lot.ts';
import { numberLots } from '../lots/number-lots.ts';
import { removeLot } from '../lots/remove-lot.ts';
import { type CatalogueFixture, defaultLot, openCatalogueFixture } from '../testing/catalogue-fixture.ts';
import { createAuction } from './create-auction.ts';
import { discardAuction } from './discard-auction.ts';
import { editAuction } from './edit-auction.ts';
import { editSchedule } from './edit-schedule.ts';
import { editTerms } from './edit-terms.ts';

let fixture: CatalogueFixture;
beforeAll(async () => {
  fixture = await openCatalogueFixture();
});
afterAll(() => fixture.close());

const catalogue = async (auctionId: string) =>
  (await prisma().lot.findMany({ where: { auctionId }, orderBy: { position: 'asc' } })).map(
    ({ position, lotNumber, title }) => `${position} ${lotNumber} ${title}`,
  );

describe('a new auction', () => {
  it('is a draft with valid terms and an address made from its title', async () => {
    const made = await createAuction(fixture.admin, {
      title: 'Möbel & Uhren',
      preset: 'saleroom',
      currency: 'EUR',
      timeZone: 'Europe/Vienna',
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const auction = await prisma().auction.findUniqueOrThrow({ where: { id: made.auctionId } });
    expect(auction).toMatchObject({
      slug: 'mobel-uhren',
      status: 'draft',
      currency: 'EUR',
      registration: 'approval',
      createdById: fixture.admin.userId,
    });
    expect(auction.terms).toMatchObject({ currency: 'EUR', buyersPremium: { taxOnPremium: 2000 } });
  });

  it('with the same title gets the next address, even when several are created at once', async () => {
    const same = { title: 'One of many', preset: 'online', currency: 'GBP', timeZone: 'UTC' };
    const made = await Promise.all([1, 2, 3, 4].map(() => createAuction(fixture.admin, same)));
    const slugs = made.map((one) => (one.ok ? one.slug : one.refusal.code)).sort();
    expect(slugs).toEqual(['one-of-many', 'one-of-many-2', 'one-of-many-3', 'one-of-many-4']);
  });

  it('whose title has no Latin letters gets an address too', async () => {
    expect(
      await createAuction(fixture.admin, {
        title: '秋のオークション',
        preset: 'online',
        currency: 'JPY',
        timeZone: 'Asia/Tokyo',
      }),
    ).toMatchObject({
      ok: true,
      slug: 'auction',
    });
  });
});

describe('a draft', () => {
  const details = {
    title: 'Clocks',
    slug: 'clocks-2027',
    subtitle: 'From a private house',
    description: '**All** working',
    conditions: '',
  };

  it('stores what each step edits', async () => {
    const auctionId = await fixture.draft();
    expect(await editAuction(fixture.admin, { auctionId, details })).toEqual({ ok: true });
    expect(await editTerms(fixture.admin, { auctionId, rules: presetRules('fine-art', 'USD') })).toEqual({ ok: true });
    const schedule = {
      timeZone: 'America/New_York',
      opens: 'at',
      opensAt: { wall: '2027-02-01T10:00', which: '' },
      firstCloses: { wall: '2027-02-08T19:00', which: '' },
      closeGap: '1 min',
    };
    expect(await editSchedule(fixture.admin, { auctionId, schedule })).toEqual({ ok: true });
    expect(await prisma().auction.findUniqueOrThrow({ where: { id: auctionId } })).toMatchObject({
      ...details,
      currency: 'USD',
      registration: 'approval',
      timeZone: 'America/New_York',
      opensAt: new Date('2027-02-01T15:00:00Z'),
      firstClosesAt: new Date('2027-02-09T00:00:00Z'),
      closeGap: 60_000,
    });
  });

  it('cannot have the address of another auction', async () => {
    await editAuction(fixture.admin, {
      auctionId: await fixture.draft(),
      details: { ...details, slug: 'taken-address' },
    });
    const auctionId = await fixture.draft();
    expect(
      await editAuction(fixture.admin, { auctionId, details: { ...details, slug: 'taken-address' } }),
    ).toMatchObject({
      refusal: { code: 'INVALID', problems: [{ path: 'details.slug' }] },
    });
  });

  it('with lots can only change to a currency with the same decimals', async () => {
    const auctionId = await fixture.draft();
    await fixture.lot(auctionId);
    expect(await editTerms(fixture.admin, { auctionId, rules: presetRules('online', 'JPY') })).toMatchObject({
      refusal: { problems: [{ path: 'rules.currency' }] },
    });
    expect(await editTerms(fixture.admin, { auctionId, rules: presetRules('online', 'EUR') })).toEqual({ ok: true });
  });

  it('is deleted together with its lots', async () => {
    const auctionId = await fixture.draft();
    const lotId = await fixture.lot(auctionId);
    expect(await discardAuction(fixture.admin, { auctionId })).toEqual({ ok: true });
    expect(await prisma().lot.findUnique({ where: { id: lotId } })).toBeNull();
    expect(await discardAuction(fixture.admin, { auctionId })).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });
});

describe('the lots of a draft', () => {
  it('are stored in minor units, with their consignor by name and account', async () => {
    const auctionId = await fixture.draft();
    const lotId = await fixture.lot(auctionId, {
      consignor: 'Bidwell',
      consignorEmail: 'Bidder@House.example',
      openingBid: '500.25',
    });
    const again = await fixture.lot(auctionId, { consignor: 'bidwell', consignorEmail: 'bidder@house.example' });
    const lot = await prisma().lot.findUniqueOrThrow({ where: { id: lotId }, include: { consignor: true } });
    expect(lot).toMatchObject({
      openingBid: 50_025n,
      reserve: 70_000n,
      reserveState: 'unmet',
      status: 'scheduled',
      opensAt: null,
    });
    expect(lot.consignor).toMatchObject({ name: 'Bidwell', userId: fixture.bidder.userId });
    expect((await prisma().lot.findUniqueOrThrow({ where: { id: again } })).consignorId).toBe(lot.consignorId);
  });

  it('can be edited', async () => {
    const auctionId = await fixture.draft();
    const lotId = await fixture.lot(auctionId);
    expect(
      await editLot(fixture.admin, { lotId, lot: { ...defaultLot, lotNumber: '7B', reserve: '', group: 'pair' } }),
    ).toEqual({ ok: true });
    expect(await prisma().lot.findUniqueOrThrow({ where: { id: lotId } })).toMatchObject({
      lotNumber: '7B',
      reserve: null,
      reserveState: 'none',
      group: 'pair',
    });
  });

  it('have unique numbers', async () => {
    const auctionId = await fixture.draft();
    await fixture.lot(auctionId);
    const second = await fixture.lot(auctionId);
    expect(await addLot(fixture.admin, { auctionId, lot: defaultLot })).toMatchObject({
      refusal: { problems: [{ path: 'lot.lotNumber' }] },
    });
    expect(await editLot(fixture.admin, { lotId: second, lot: defaultLot })).toMatchObject({
      refusal: { problems: [{ path: 'lot.lotNumber' }] },
    });
  });

  it('can be moved, removed without a gap, and renumbered', async () => {
    const auctionId = await fixture.draft();
    const ids: string[] = [];
    for (const title of ['Ash', 'Bee', 'Cat', 'Dog', 'Elm']) ids.push(await fixture.lot(auctionId, { title }));
    const [ash = '', bee = '', , , elm = ''] = ids;
    expect(await moveLot(fixture.admin, { lotId: elm, position: 2 })).toEqual({ ok: true });
    expect(await catalogue(auctionId)).toEqual(['1 1 Ash', '2 5 Elm', '3 2 Bee', '4 3 Cat', '5 4 Dog']);
    expect(await moveLot(fixture.admin, { lotId: ash, position: 5 })).toEqual({ ok: true });
    expect(await removeLot(fixture.admin, { lotId: bee })).toEqual({ ok: true });
    expect(await catalogue(auctionId)).toEqual(['1 5 Elm', '2 3 Cat', '3 4 Dog', '4 1 Ash']);
    expect(await numberLots(fixture.admin, { auctionId })).toEqual({ ok: true });
    expect(await catalogue(auctionId)).toEqual(['1 1 Elm', '2 2 Cat', '3 3 Dog', '4 4 Ash']);
  });

  it('keep positions without a gap when several are added and moved at once', async () => {
    const auctionId = await fixture.draft();
    const ids = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const made = await addLot(fixture.admin, { auctionId, lot: { ...defaultLot, lotNumber: String(n + 1) } });
        return made.ok ? made.lotId : made.refusal.code;
      }),
    );
    await Promise.all(ids.map((lotId, n) => moveLot(fixture.admin, { lotId, position: ((n * 3) % 8) + 1 })));
    const positions = await prisma().lot.findMany({
      where: { auctionId },
      orderBy: { position: 'asc' },
      select: { position: true },
    });
    expect(positions.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
