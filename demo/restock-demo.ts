import type { PrismaClient } from '#server/store/generated/client.ts';
import type { PreparedPhotographs } from './pictures/prepare-photographs.ts';
import { COVERS_ON_SHOW, setUpDemo, uploadMissingPictures } from './seed/set-up/set-up-demo.ts';

/** How often the demo is checked, milliseconds. */
const INTERVAL = 5_000;

/**
 * Keeps the demo supplied while it runs: something is always on, and a lot always closes within two
 * minutes.
 */
export type Restocker = {
  /** Creates what is missing, with the covers of the lots that are on sale. */
  readonly setUp: () => Promise<void>;
  /**
   * Uploads the other photographs and then repeats the set-up in the background until it is
   * stopped.
   */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

/**
 * Creates a restocker over the demo's database. `onFault` receives what a background run throws.
 */
export function createRestocker(
  store: PrismaClient,
  {
    photographs,
    password,
    onFault,
  }: {
    readonly photographs: PreparedPhotographs;
    readonly password: string;
    readonly onFault: (fault: unknown) => void;
  },
): Restocker {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  // Runs never overlap: two of them would add the same photograph twice.
  let lastRun: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    const run = lastRun.then(async () => {
      if (!isStopped) await task();
    });
    lastRun = run.catch(() => {});
    return run;
  };
  const upload = (count?: number) => uploadMissingPictures(store, photographs, { count, isCancelled: () => isStopped });
  const restock = async () => {
    const created = await setUpDemo(store, { password, now: Date.now() });
    if (created > 0) await upload();
  };

  return {
    setUp: () =>
      inTurn(async () => {
        await setUpDemo(store, { password, now: Date.now() });
        await upload(COVERS_ON_SHOW);
      }),
    start: () => {
      void inTurn(() => upload()).catch(onFault);
      timer = setInterval(() => void inTurn(restock).catch(onFault), INTERVAL);
    },
    stop: async () => {
      clearInterval(timer);
      isStopped = true;
      await lastRun;
    },
  };
}
