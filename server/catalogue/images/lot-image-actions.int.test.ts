import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureStore } from '#server/pictures/picture-store.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { discardAuction } from '../auctions/discard-auction.ts';
import { removeLot } from '../lots/remove-lot.ts';
import { type CatalogueFixture, openCatalogueFixture } from '../testing/catalogue-fixture.ts';
import { addLotImage, maxImages } from './add-lot-image.ts';
import { describeLotImage } from './describe-lot-image.ts';
import { removeLotImage } from './remove-lot-image.ts';
import { reorderLotImages } from './reorder-lot-images.ts';

let fixture: CatalogueFixture;
let file: Uint8Array;
beforeAll(async () => {
  fixture = await openCatalogueFixture();
  file = await sharp({ create: { width: 700, height: 500, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => fixture.close());

async function addedTo(lotId: string, alt = ''): Promise<string> {
  const added = await addLotImage(fixture.admin, { lotId, alt, file });
  if (!added.ok) throw new Error(added.refusal.code);
  return added.image.imageId;
}
const gallery = async (lotId: string) =>
  (await prisma().lotImage.findMany({ where: { lotId }, orderBy: { position: 'asc' } })).map(({ id }) => id);

describe('the pictures of a lot', () => {
  it('are stored in several widths, in the order of their upload', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const ids = [await addedTo(lotId, 'The dial'), await addedTo(lotId)];
    expect(await gallery(lotId)).toEqual(ids);
    expect(await prisma().lotImage.findFirst({ where: { lotId } })).toMatchObject({
      width: 700,
      height: 500,
      alt: 'The dial',
      position: 1,
    });
    expect(await pictureStore().widths(ids[0] ?? '')).toEqual([320, 640, 1280]);
  });

  it('get different positions when several are uploaded at once', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    await Promise.all([1, 2, 3, 4].map(() => addedTo(lotId)));
    const positions = await prisma().lotImage.findMany({
      where: { lotId },
      orderBy: { position: 'asc' },
      select: { position: true },
    });
    expect(positions.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  it('can be reordered, described, and removed with their files', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const [a, b, c] = [await addedTo(lotId), await addedTo(lotId), await addedTo(lotId)];
    expect(await reorderLotImages(fixture.admin, { lotId, imageIds: [c, a, b] })).toEqual({ ok: true });
    expect(await describeLotImage(fixture.admin, { imageId: c, alt: ' The movement ' })).toEqual({ ok: true });
    expect(await removeLotImage(fixture.admin, { imageId: a })).toEqual({ ok: true });
    expect(await gallery(lotId)).toEqual([c, b]);
    expect(await prisma().lotImage.findUnique({ where: { id: c } })).toMatchObject({
      alt: 'The movement',
      position: 1,
    });
    expect(await pictureStore().has(a)).toBe(false);
    expect(await pictureStore().has(b)).toBe(true);
  });

  it('are deleted with their lot and with their auction', async () => {
    const auctionId = await fixture.draft();
    const first = await fixture.lot(auctionId);
    const second = await fixture.lot(auctionId);
    const pictures = [await addedTo(first), await addedTo(second)];
    await removeLot(fixture.admin, { lotId: first });
    expect(await pictureStore().has(pictures[0] ?? '')).toBe(false);
    await discardAuction(fixture.admin, { auctionId });
    expect(await pictureStore().has(pictures[1] ?? '')).toBe(false);
  });

  it('can only be reordered by naming each of them once', async () => {
    const auctionId = await fixture.draft();
    const lotId = await fixture.lot(auctionId);
    const [a, b] = [await addedTo(lotId), await addedTo(lotId)];
    const otherLots = await addedTo(await fixture.lot(auctionId));
    for (const imageIds of [[a], [a, a], [a, b, otherLots], [a, otherLots], []]) {
      expect(await reorderLotImages(fixture.admin, { lotId, imageIds })).toMatchObject({
        refusal: { problems: [{ path: 'imageIds' }] },
      });
    }
    expect(await gallery(lotId)).toEqual([a, b]);
  });

  it('cannot exceed the maximum number', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const rows = Array.from({ length: maxImages }, (_, n) => ({
      lotId,
      position: n + 1,
      width: 1,
      height: 1,
      thumbhash: '',
    }));
    await prisma().lotImage.createMany({ data: rows });
    expect(await addLotImage(fixture.admin, { lotId, alt: '', file })).toMatchObject({
      refusal: { code: 'TOO_MANY', most: maxImages },
    });
  });

  it('cannot change once the lot is open, except for their alternative text', async () => {
    const lotId = await fixture.lot(await fixture.draft());
    const imageId = await addedTo(lotId);
    await prisma().lot.update({ where: { id: lotId }, data: { status: 'open', seq: 1n } });
    const before = await pictureStore().list();
    expect(await addLotImage(fixture.admin, { lotId, alt: '', file })).toMatchObject({
      refusal: { code: 'LOT_NOT_SCHEDULED' },
    });
    expect(await removeLotImage(fixture.admin, { imageId })).toMatchObject({ refusal: { code: 'LOT_NOT_SCHEDULED' } });
    expect(await reorderLotImages(fixture.admin, { lotId, imageIds: [imageId] })).toMatchObject({
      refusal: { code: 'LOT_NOT_SCHEDULED' },
    });
    expect(await describeLotImage(fixture.admin, { imageId, alt: 'Front' })).toEqual({ ok: true });
    expect((await pictureStore().list()).toSorted()).toEqual(before.toSorted());
  });
});
