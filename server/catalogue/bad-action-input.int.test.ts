import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { pictureStore } from '../pictures/picture-store.ts';
import { createAuction } from './auctions/create-auction.ts';
import { discardAuction } from './auctions/discard-auction.ts';
import { editAuction } from './auctions/edit-auction.ts';
import { editSchedule } from './auctions/edit-schedule.ts';
import { editTerms } from './auctions/edit-terms.ts';
import { publishAuction } from './auctions/publish-auction.ts';
import { addLotImage } from './images/add-lot-image.ts';
import { describeLotImage } from './images/describe-lot-image.ts';
import { removeLotImage } from './images/remove-lot-image.ts';
import { reorderLotImages } from './images/reorder-lot-images.ts';
import { addLot } from './lots/add-lot.ts';
import { editLot } from './lots/edit-lot.ts';
import { editLotText } from './lots/edit-lot-text.ts';
import { moveLot } from './lots/move-lot.ts';
import { numberLots } from './lots/number-lots.ts';
import { removeLot } from './lots/remove-lot.ts';
import { type CatalogueFixture, defaultLot, openCatalogueFixture } from './testing/catalogue-fixture.ts';

type TriedAction = (by: SignedIn | null, input: unknown) => Promise<ActionResult>;
type Ids = { readonly auctionId: string; readonly lotId: string; readonly imageId: string };

const details = { title: 'Clocks', slug: 'clocks', subtitle: '', description: '', conditions: '' };
const schedule = {
  timeZone: 'Europe/London',
  opens: 'at-once',
  opensAt: { wall: '', which: '' },
  firstCloses: { wall: '2027-02-08T19:00', which: '' },
  closeGap: '30 s',
};
const text = { title: 'Clock', maker: '', description: '', condition: '' };
const newAuction = { title: 'A sale', preset: 'online', currency: 'GBP', timeZone: 'Europe/London' };
let photograph: Uint8Array;

/** Every action with a valid input. */
const actions: Readonly<Record<string, readonly [TriedAction, (ids: Ids) => object]>> = {
  createAuction: [createAuction, () => newAuction],
  editAuction: [editAuction, ({ auctionId }) => ({ auctionId, details })],
  editTerms: [editTerms, ({ auctionId }) => ({ auctionId, rules: presetRules('online', 'GBP') })],
  editSchedule: [editSchedule, ({ auctionId }) => ({ auctionId, schedule })],
  publishAuction: [publishAuction, ({ auctionId }) => ({ auctionId })],
  discardAuction: [discardAuction, ({ auctionId }) => ({ auctionId })],
  addLot: [addLot, ({ auctionId }) => ({ auctionId, lot: { ...defaultLot, lotNumber: '77' } })],
  numberLots: [numberLots, ({ auctionId }) => ({ auctionId })],
  editLot: [editLot, ({ lotId }) => ({ lotId, lot: defaultLot })],
  editLotText: [editLotText, ({ lotId }) => ({ lotId, text })],
  moveLot: [moveLot, ({ lotId }) => ({ lotId, position: 1 })],
  removeLot: [removeLot, ({ lotId }) => ({ lotId })],
  addLotImage: [addLotImage, ({ lotId }) => ({ lotId, alt: '', file: photograph })],
  reorderLotImages: [reorderLotImages, ({ lotId, imageId }) => ({ lotId, imageIds: [imageId] })],
  describeLotImage: [describeLotImage, ({ imageId }) => ({ imageId, alt: 'Dial' })],
  removeLotImage: [removeLotImage, ({ imageId }) => ({ imageId })],
};
const names = Object.keys(actions);

let fixture: CatalogueFixture;
let ids: Ids;
beforeAll(async () => {
  fixture = await openCatalogueFixture();
  photograph = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const auctionId = await fixture.draft();
  const lotId = await fixture.lot(auctionId);
  const added = await addLotImage(fixture.admin, { lotId, alt: '', file: photograph });
  if (!added.ok) throw new Error(added.refusal.code);
  ids = { auctionId, lotId, imageId: added.image.imageId };
});
afterAll(() => fixture.close());

/** Runs an action and checks that it was refused without a change in the database or on disk. */
async function refusalOf(name: string, by: SignedIn | null, input: unknown) {
  const before = [await fixture.rows(), await pictureStore().list()];
  const [action] = actions[name] ?? [];
  const answer = await action?.(by, input);
  expect([await fixture.rows(), await pictureStore().list()]).toEqual(before);
  if (!answer || answer.ok) throw new Error(`${name} was not refused`);
  return answer.refusal;
}
const validInput = (name: string): Record<string, unknown> => ({ ...actions[name]?.[1](ids) });

describe('an action is refused', () => {
  it.each(names)('without a session: %s', async (name) => {
    expect(await refusalOf(name, null, validInput(name))).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it.each(names)('for a clerk or a bidder: %s', async (name) => {
    expect(await refusalOf(name, fixture.clerk, validInput(name))).toEqual({ code: 'FORBIDDEN' });
    expect(await refusalOf(name, fixture.bidder, validInput(name))).toEqual({ code: 'FORBIDDEN' });
  });

  it.each(names)('with an unknown field: %s', async (name) => {
    for (const extra of [{ status: 'published' }, { createdById: fixture.bidder.userId }, { role: 'admin' }]) {
      expect(await refusalOf(name, fixture.admin, { ...validInput(name), ...extra })).toEqual({
        code: 'INVALID',
        problems: [{ path: Object.keys(extra)[0], problem: 'There is no such field.' }],
      });
    }
  });

  it.each(names)('with an input that is not an object: %s', async (name) => {
    for (const input of [null, undefined, 'auctionId', 7, [], [validInput(name)], { toString: 'x' }]) {
      expect((await refusalOf(name, fixture.admin, input)).code).toBe('INVALID');
    }
  });

  const withIds = names.filter((name) => name !== 'createAuction');
  it.each(withIds)('with an unknown or an invalid id: %s', async (name) => {
    const input = validInput(name);
    const [field = ''] = Object.keys(input).filter((key) => /Id$/.test(key));
    expect(await refusalOf(name, fixture.admin, { ...input, [field]: randomUUID() })).toEqual({ code: 'NOT_FOUND' });
    for (const id of [
      '',
      '1',
      `${ids.auctionId}'; DROP TABLE "Lot"`,
      { startsWith: '0' },
      { not: '' },
      null,
      [ids.auctionId],
    ]) {
      expect(await refusalOf(name, fixture.admin, { ...input, [field]: id })).toMatchObject({
        code: 'INVALID',
        problems: [{ path: field }],
      });
    }
  });
});

describe('an invalid field is named in the refusal, and nothing is written', () => {
  const lot = (change: object) => ({ lot: { ...defaultLot, lotNumber: '88', ...change } });
  const tenMegabytes = 'x'.repeat(10_000_000);
  const rows: readonly [action: string, path: string, change: () => object][] = [
    ...[
      '12,50',
      '1.234,50',
      '-1',
      '1e3',
      '0x10',
      '１００',
      '0',
      '',
      '0.001',
      '1000000000000.01',
      '999999999999999999',
      'NaN',
      ' ',
    ].flatMap((openingBid): [string, string, () => object][] => [
      ['addLot', 'lot.openingBid', () => lot({ openingBid })],
      ['editLot', 'lot.openingBid', () => lot({ openingBid })],
    ]),
    ['addLot', 'lot.openingBid', () => lot({ openingBid: Number.NaN })],
    ['addLot', 'lot.openingBid', () => lot({ openingBid: 500 })],
    ['addLot', 'lot.reserve', () => lot({ reserve: '-0' })],
    ['addLot', 'lot.estimateLow', () => lot({ estimateLow: '1,5' })],
    ['addLot', 'lot.estimateHigh', () => lot({ estimateHigh: '1' })],
    ['addLot', 'lot.lotNumber', () => lot({ lotNumber: '1' })],
    ['addLot', 'lot.lotNumber', () => lot({ lotNumber: '007' })],
    ['addLot', 'lot.title', () => lot({ title: 'a\u0000b' })],
    ['addLot', 'lot.title', () => lot({ title: 'half \ud83d' })],
    ['addLot', 'lot.title', () => lot({ title: tenMegabytes })],
    ['addLot', 'lot.description', () => lot({ description: tenMegabytes })],
    ['addLot', 'lot.description', () => lot({ description: '\u0007' })],
    ['addLot', 'lot.consignorEmail', () => lot({ consignor: 'Nobody', consignorEmail: 'nobody@nowhere.example' })],
    ['addLot', 'lot.hammerPrice', () => lot({ hammerPrice: '1' })],
    ['addLot', 'lot.seq', () => lot({ seq: 7 })],
    ['addLot', 'lot.reserveState', () => lot({ reserveState: 'met' })],
    ['editLot', 'lot.leadingPaddleId', () => lot({ leadingPaddleId: ids.lotId })],
    ['addLot', 'lot', () => ({ lot: 'a clock' })],
    ['addLot', 'lot', () => ({ lot: undefined })],
    ['editLotText', 'text.openingBid', () => ({ text: { ...text, openingBid: '1' } })],
    ['editLotText', 'text.title', () => ({ text: { ...text, title: '' } })],
    ['editLotText', 'text.condition', () => ({ text: { ...text, condition: 'x'.repeat(4001) } })],
    ['createAuction', 'title', () => ({ title: '  ' })],
    ['createAuction', 'title', () => ({ title: 'a\u2028b' })],
    ['createAuction', 'preset', () => ({ preset: '__proto__' })],
    ['createAuction', 'currency', () => ({ currency: 'GBPX' })],
    ['createAuction', 'timeZone', () => ({ timeZone: 'Europe/Atlantis' })],
    ['editAuction', 'details.slug', () => ({ details: { ...details, slug: '../admin' } })],
    ['editAuction', 'details.conditions', () => ({ details: { ...details, conditions: tenMegabytes } })],
    ['editAuction', 'details.publishedAt', () => ({ details: { ...details, publishedAt: new Date() } })],
    ['editAuction', 'details.title', () => ({ details: { ...details, title: { set: 'Clocks' } } })],
    ['editTerms', 'rules.currency', () => ({ rules: presetRules('online', 'JPY') })],
    ['editTerms', 'rules.jumpGuard', () => ({ rules: { ...presetRules('online', 'GBP'), jumpGuard: '0' } })],
    ['editTerms', 'rules.terms', () => ({ rules: { ...presetRules('online', 'GBP'), terms: {} } })],
    ['editTerms', 'rules.belowReserve', () => ({ rules: { ...presetRules('online', 'GBP'), belowReserve: 'shill' } })],
    [
      'editSchedule',
      'schedule.firstCloses.wall',
      () => ({ schedule: { ...schedule, firstCloses: { wall: '2027-03-28T01:30', which: '' } } }),
    ],
    [
      'editSchedule',
      'schedule.firstCloses.wall',
      () => ({ schedule: { ...schedule, firstCloses: { wall: '2027-02-30T19:00', which: '' } } }),
    ],
    ['editSchedule', 'schedule.closeGap', () => ({ schedule: { ...schedule, closeGap: '-1' } })],
    ['moveLot', 'position', () => ({ position: 0 })],
    ['moveLot', 'position', () => ({ position: 99 })],
    ['moveLot', 'position', () => ({ position: 1.5 })],
    ['moveLot', 'position', () => ({ position: '1' })],
    ['describeLotImage', 'alt', () => ({ alt: 'x'.repeat(301) })],
    ['addLotImage', 'alt', () => ({ alt: 'a\u0000' })],
    ['addLotImage', 'file', () => ({ file: 'not bytes' })],
    ['reorderLotImages', 'imageIds', () => ({ imageIds: [] })],
    ['reorderLotImages', 'imageIds.0', () => ({ imageIds: ['../../etc/passwd'] })],
  ];
  it.each(rows.map(([action, path, change], n) => [n + 1, action, path, change] as const))(
    '%i. %s: %s',
    async (_, action, path, change) => {
      const refusal = await refusalOf(action, fixture.admin, { ...validInput(action), ...change() });
      expect(refusal).toMatchObject({ code: 'INVALID' });
      const paths = refusal.code === 'INVALID' ? refusal.problems.map((problem) => problem.path) : [];
      expect(new Set(paths)).toEqual(new Set([path]));
    },
  );
});

describe('an upload is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const files: readonly [string, () => Uint8Array, string][] = [
    ['an SVG with a script', () => Buffer.from(svg), 'not-a-picture'],
    ['the wrong first bytes', () => Buffer.concat([Buffer.from('BM'), photograph]), 'not-a-picture'],
    ['a truncated picture', () => photograph.subarray(0, photograph.length / 2), 'damaged'],
    ['an empty file', () => new Uint8Array(), 'not-a-picture'],
    ['a header of 50,000 × 50,000', () => claiming(50_000, 50_000), 'too-many-pixels'],
    ['a header of 8,000,000 × 1', () => claiming(8_000_000, 1), 'too-long'],
    ['21 MB', () => Buffer.concat([photograph, Buffer.alloc(21_000_000)]), 'too-many-bytes'],
  ];
  it.each(files)('%s', async (_, make, why) => {
    expect(await refusalOf('addLotImage', fixture.admin, { lotId: ids.lotId, alt: '', file: make() })).toEqual({
      code: 'PICTURE_REFUSED',
      why,
    });
  });
});

/**
 * The photograph with another size in its header, which is read although the checksum is now wrong.
 */
function claiming(width: number, height: number): Uint8Array {
  const forged = Buffer.from(photograph);
  forged.writeUInt32BE(width, 16);
  forged.writeUInt32BE(height, 20);
  return forged;
}
