import { type HousePicture, hangPicture, picturesOf } from '#prisma/seed/house/hang-pictures.ts';
import { holdAuctions, holdRounds } from '#prisma/seed/house/hold-auctions.ts';
import { houseAuctions, quarterHourSale } from '#prisma/seed/house/house-auctions.ts';
import { announcer, approveBots, openAccounts, registerPeople } from '#prisma/seed/house/open-accounts.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

/** How often the house is looked after, milliseconds. */
const ROUND = 5_000;

/** What looks after the demo house: its accounts, its auctions, its pictures. */
export type Housekeeper = {
  /** Sets up what is missing: everything at the first start, afterwards only what has come to an end. */
  readonly tidy: () => Promise<void>;
  /** Hangs a photograph that has been made. */
  readonly hang: (picture: HousePicture) => Promise<void>;
  /** Goes on looking after the house. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

/** Every photograph of the house, in the order in which they are wanted: what is on now before what is coming, covers before the rest. */
export function housePictureList(): {
  readonly first: readonly HousePicture[];
  readonly later: readonly HousePicture[];
} {
  const [formAndFire, worksOnPaper, timePieces] = houseAuctions.map(({ lots }) => picturesOf(lots));
  const small = picturesOf(quarterHourSale.lots);
  if (!formAndFire || !worksOnPaper || !timePieces) throw new Error('the house holds three auctions');
  return {
    first: [...small.covers, ...formAndFire.covers, ...worksOnPaper.covers],
    later: [...timePieces.covers, ...formAndFire.others, ...worksOnPaper.others, ...timePieces.others, ...small.others],
  };
}

/**
 * Keeps the demo house going for as long as it is open: there is always something on, and a lot always closes within two minutes. It only ever
 * adds auctions, as an admin would; what is on sale it never touches.
 */
export function createHousekeeper(
  store: PrismaClient,
  {
    folder,
    password,
    onFault,
  }: { readonly folder: string; readonly password: string; readonly onFault: (fault: unknown) => void },
): Housekeeper {
  const { first, later } = housePictureList();
  let timer: NodeJS.Timeout | undefined;
  // One thing after another: two hands hanging the same picture would get in each other's way.
  let work: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    const mine = work.then(task);
    work = mine.catch(() => {});
    return mine;
  };

  let accounts: ReadonlyMap<string, string> | null = null;
  const tidy = () =>
    inTurn(async () => {
      accounts ??= await openAccounts(store, password);
      const ids = accounts;
      const announced = { now: Date.now(), createdById: announcer(ids) };
      const held = [...(await holdAuctions(store, announced)), ...(await holdRounds(store, announced))];
      for (const { auctionId } of held) await registerPeople(store, ids, auctionId);
      if (held.length > 0) for (const picture of [...first, ...later]) await hangPicture(store, folder, picture);
      await approveBots(store);
    });

  return {
    tidy,
    hang: (picture) => inTurn(() => hangPicture(store, folder, picture)),
    start: () => {
      timer = setInterval(() => void tidy().catch(onFault), ROUND);
    },
    stop: () => {
      clearInterval(timer);
      return work;
    },
  };
}
