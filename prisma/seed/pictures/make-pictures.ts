import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { giveWay } from '../give-way.ts';
import { pictureDrawer, type WantedPicture } from './picture-files.ts';

const program = fileURLToPath(new URL('./picture-process.ts', import.meta.url));

/** Photographs under way. */
export type PictureMaking = {
  /** Resolves when all that were wanted are there; rejects when one cannot be made. */
  readonly done: Promise<void>;
  /** Steps back: from now on it takes only what others leave of the machine. */
  readonly giveWay: () => void;
  /** Stops making; what is there stays. */
  readonly stop: () => void;
};

/**
 * Makes the photographs that are not in the drawer yet, in the order they are wanted, in processes of their own. `onMade` hears of each that
 * is there, be it old or new.
 */
export function makePictures(
  wanted: readonly WantedPicture[],
  {
    folder,
    processes,
    onMade,
  }: {
    readonly folder: string;
    readonly processes: number;
    readonly onMade?: (wanted: WantedPicture) => Promise<void>;
  },
): PictureMaking {
  const drawer = pictureDrawer(folder);
  const waiting = [...wanted];
  const children = new Set<ChildProcess>();
  let isStopped = false;

  const work = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    try {
      for (let next = waiting.shift(); next && !isStopped; next = waiting.shift()) {
        if ((await drawer.find(next.file)) === null) {
          child ??= start();
          await ask(child, { folder, wanted: next });
        }
        await onMade?.(next);
      }
    } catch (fault) {
      // Whoever stops the making is not told that it failed.
      if (!isStopped) throw fault;
    } finally {
      if (child) end(child);
    }
  };

  let givesWay = false;
  const start = (): ChildProcess => {
    const child = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    if (givesWay) giveWay(child);
    children.add(child);
    return child;
  };
  const end = (child: ChildProcess) => {
    children.delete(child);
    if (child.connected) child.disconnect();
  };
  const stop = () => {
    isStopped = true;
    for (const child of children) end(child);
  };
  const done = Promise.all(Array.from({ length: processes }, work)).then(
    () => {},
    (fault: unknown) => {
      stop();
      throw fault;
    },
  );
  return {
    done,
    stop,
    giveWay: () => {
      givesWay = true;
      for (const child of children) giveWay(child);
    },
  };
}

function ask(child: ChildProcess, order: { readonly folder: string; readonly wanted: WantedPicture }): Promise<void> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: { readonly made?: string; readonly failed?: string; readonly why?: string }) => {
      child.off('exit', onExit);
      if (message.failed) reject(new Error(`a picture could not be made: ${message.why}`));
      else resolve();
    };
    const onExit = () => {
      child.off('message', onMessage);
      reject(new Error('the process that makes pictures has ended'));
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
    child.send(order);
  });
}
