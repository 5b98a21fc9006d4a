import { setTimeout as pause } from 'node:timers/promises';
import type { PictureMaking } from './make-pictures.ts';

/** How often it is told how far they are, milliseconds. */
const ROUND = 5_000;

/**
 * Waits for the first `wanted` photographs, and tells how far they are: a house with bare walls is no sight. Nobody waits longer than
 * `patience` (milliseconds), nor for photographs that will not come.
 */
export async function awaitPictures(
  photographs: Pick<PictureMaking, 'made' | 'count' | 'done'>,
  {
    wanted,
    patience,
    say,
  }: { readonly wanted: number; readonly patience: number; readonly say: (message: string) => void },
): Promise<void> {
  const over = new AbortController();
  const failed = photographs.done.catch(() => {});
  const isOver = Promise.race([photographs.made(wanted), failed, pause(patience, undefined, { signal: over.signal })]);
  const tell = () => say(`Hanging the pictures: ${Math.min(photographs.count(), wanted)} of ${wanted}`);
  // All of them there already, as from the second start on: nothing to tell.
  let rounds: NodeJS.Timeout | undefined;
  const begin = setTimeout(() => {
    tell();
    rounds = setInterval(tell, ROUND);
  }, 100);
  await isOver;
  clearTimeout(begin);
  clearInterval(rounds);
  over.abort();
}
