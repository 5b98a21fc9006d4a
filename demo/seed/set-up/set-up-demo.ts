import type { PreparedPhotographs } from '#demo/pictures/prepare-photographs.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';
import { demoAuctions } from '../catalogue/demo-auctions.ts';
import { approveBots, createDemoAccounts, creatorOf, registerPeople } from './create-demo-accounts.ts';
import { createAuctions, createRounds, lotsOfRound } from './create-demo-auctions.ts';
import { type DemoPicture, picturesOf, uploadPicture } from './upload-demo-pictures.ts';

/**
 * Every photograph of the demo in upload order: running auctions before coming ones, covers before
 * other views.
 */
function demoPictureList(): readonly DemoPicture[] {
  const rounds = [picturesOf(lotsOfRound(1)), picturesOf(lotsOfRound(2))];
  const auctions = demoAuctions.map(({ lots }) => picturesOf(lots));
  const [firstRound, ...laterRounds] = rounds.map(({ covers }) => covers);
  const covers = [firstRound ?? [], ...auctions.map((auction) => auction.covers), ...laterRounds];
  return [...covers, ...[...auctions, ...rounds].map(({ others }) => others)].flat();
}

/** How many photographs, from the first on, are covers of lots on sale at a first start. */
export const COVERS_ON_SHOW =
  lotsOfRound(1).length + demoAuctions.filter(({ opensIn }) => opensIn < 0).flatMap(({ lots }) => lots).length;

/**
 * Creates what the demo lacks: everything in an empty database, afterwards only replacements for
 * auctions that have ended. It adds auctions as an admin would and never changes one that is
 * running. Returns how many it created.
 */
export async function setUpDemo(
  store: PrismaClient,
  { password, now }: { readonly password: string; readonly now: number },
): Promise<number> {
  const ids = await createDemoAccounts(store, password);
  const options = { now, createdById: creatorOf(ids) };
  const created = [...(await createAuctions(store, options)), ...(await createRounds(store, options))];
  for (const { auctionId } of created) await registerPeople(store, ids, auctionId);
  await approveBots(store);
  return created.length;
}

/** Uploads the photographs that lots still lack: all of them, or the first `count` of the list. */
export async function uploadMissingPictures(
  store: PrismaClient,
  photographs: PreparedPhotographs,
  { count, isCancelled = () => false }: { readonly count?: number; readonly isCancelled?: () => boolean } = {},
): Promise<void> {
  for (const picture of demoPictureList().slice(0, count)) {
    if (isCancelled()) return;
    await uploadPicture(store, photographs, picture);
  }
}
