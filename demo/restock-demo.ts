import type { PrismaClient } from '#server/store/generated/client.ts';
import { demoPictureList, hangAll, setUpDemo } from './seed/house/set-up-demo.ts';
import { hangPicture } from './seed/house/upload-demo-pictures.ts';

/** How often the house is looked after, milliseconds. */
const ROUND = 5_000;

/** What looks after the demo house for as long as it is open: there is always something on, and a lot always closes within two minutes. */
export type DemoRestocker = {
  /** Sets up what is missing, and hangs what has been made. */
  readonly open: () => Promise<void>;
  /** Hangs a photograph that has been made, by the name under which it is filed. */
  readonly hang: (file: string) => Promise<void>;
  /** Goes on looking after the house. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

/** Engages a housekeeper. `folder` is the house's, where photographs are filed. */
export function createDemoRestocker(
  store: PrismaClient,
  {
    folder,
    password,
    onFault,
  }: { readonly folder: string; readonly password: string; readonly onFault: (fault: unknown) => void },
): DemoRestocker {
  const pictures = demoPictureList();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  // One thing after another: two hands hanging the same picture would get in each other's way.
  let work: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const mine = work.then(task);
    work = mine.catch(() => {});
    return mine;
  };
  const lookRound = () => inTurn(() => setUpDemo(store, { folder, password, now: Date.now() }));

  return {
    open: async () => {
      await lookRound();
      await inTurn(() => hangAll(store, folder));
    },
    hang: (file) =>
      inTurn(async () => {
        const picture = pictures.find((one) => one.file === file);
        if (picture && !isStopped) await hangPicture(store, folder, picture);
      }),
    start: () => {
      timer = setInterval(() => void lookRound().catch(onFault), ROUND);
    },
    stop: async () => {
      clearInterval(timer);
      isStopped = true;
      await work;
    },
  };
}
