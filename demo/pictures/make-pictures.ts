import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { yieldToEventLoop } from '../seed/yield-to-event-loop.ts';
import { pictureDrawer, type WantedPicture } from './picture-files.ts';

const program = fileURLToPath(new URL('./picture-process.ts', import.meta.url));

/** Photographs under way. */
export type PictureMaking = {
  /** Resolves when all that were wanted are there; rejects when one cannot be made. */
  readonly done: Promise<void>;
  /** Resolves when so many of them are there: the first ones that were wanted. Never rejects; may never resolve. */
  readonly made: (count: number) => Promise<void>;
  /** How many of them are there by now. */
  readonly count: () => number;
  /** Stops making; what is there stays. */
  readonly stop: () => void;
};

/**
 * Makes the photographs that are not in the drawer yet, in the order they are wanted, in processes of their own that give way to
 * everything else. `onMade` hears of each that is there, be it old or new.
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
  const listeners = new Set<{ readonly after: number; readonly tell: () => void }>();
  let count = 0;
  let isStopped = false;

  const work = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    try {
      for (let next = waiting.shift(); next && !isStopped; next = waiting.shift()) {
        if (!(await drawer.has(next.file))) {
          child ??= start();
          await ask(child, { folder, wanted: next });
        }
        await onMade?.(next);
        count += 1;
        for (const { after, tell } of listeners) if (count >= after) tell();
      }
    } catch (fault) {
      // Whoever stops the making is not told that it failed.
      if (!isStopped) throw fault;
    } finally {
      if (child) end(child);
    }
  };

  const start = (): ChildProcess => {
    const child = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    yieldToEventLoop(child);
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
  const made = (after: number) =>
    new Promise<void>((resolve) => {
      if (count >= Math.min(after, wanted.length)) resolve();
      else listeners.add({ after: Math.min(after, wanted.length), tell: resolve });
    });
  return { done, made, count: () => count, stop };
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
