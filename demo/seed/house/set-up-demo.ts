import type { PrismaClient } from '#server/store/generated/client.ts';
import { announcer, approveBots, openAccounts, registerPeople } from './create-demo-accounts.ts';
import { holdAuctions, holdRounds, lotsOfRound } from './create-demo-auctions.ts';
import { demoAuctions } from './demo-auctions.ts';
import { type DemoPicture, hangPicture, picturesOf } from './upload-demo-pictures.ts';

/** Every photograph of the house, in the order in which they are wanted: what is on now before what is coming, covers before the rest. */
export function demoPictureList(): readonly DemoPicture[] {
  const small = [picturesOf(lotsOfRound(1)), picturesOf(lotsOfRound(2))];
  const large = demoAuctions.map(({ lots }) => picturesOf(lots));
  const [round, ...rounds] = small.map(({ covers }) => covers);
  const covers = [round ?? [], ...large.map((auction) => auction.covers), ...rounds];
  return [...covers, ...[...large, ...small].map(({ others }) => others)].flat();
}

/** How many of them, from the first on, show what is on at a first start: a house without these has bare walls. */
export const PICTURES_ON_SHOW =
  lotsOfRound(1).length + demoAuctions.filter(({ opensIn }) => opensIn < 0).flatMap(({ lots }) => lots).length;

/**
 * Sets up what is missing of the demo house: everything in an empty one, afterwards only what has come to an end. It only ever adds auctions,
 * as an admin would; what is on sale it never touches. Answers with how many auctions were announced. `folder` is where photographs are filed.
 */
export async function setUpDemo(
  store: PrismaClient,
  { folder, password, now }: { readonly folder: string; readonly password: string; readonly now: number },
): Promise<number> {
  const ids = await openAccounts(store, password);
  const announced = { now, createdById: announcer(ids) };
  const held = [...(await holdAuctions(store, announced)), ...(await holdRounds(store, announced))];
  for (const { auctionId } of held) await registerPeople(store, ids, auctionId);
  if (held.length > 0) await hangAll(store, folder);
  await approveBots(store);
  return held.length;
}

/** Hangs every photograph that has been made and hangs nowhere yet. */
export async function hangAll(store: PrismaClient, folder: string): Promise<void> {
  for (const picture of demoPictureList()) await hangPicture(store, folder, picture);
}
