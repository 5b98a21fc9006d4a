import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** A disk that can be filled to its last byte without harm to anything but what lives on it. */
export type TinyDisk = {
  readonly fill: () => void;
  readonly free: () => void;
  readonly unmount: () => void;
};

/** Room for a new cluster and a run's write-ahead log, in the words of mount. */
const SIZE = '320m';
const BALLAST = 'ballast';

/** Mounts a small disk in memory on a folder that is there. Null where mounting is not allowed. */
export function mountTinyDisk(folder: string): TinyDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'rostrum-chaos', folder], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  const ballast = join(folder, BALLAST);
  return {
    fill: () => {
      const file = openSync(ballast, 'a');
      // Large pieces first, then small ones, until nothing fits any more.
      for (const size of [1 << 20, 1 << 12, 1]) {
        const piece = Buffer.alloc(size);
        try {
          for (;;) writeSync(file, piece);
        } catch (fault) {
          if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault;
        }
      }
      fsyncSync(file);
      closeSync(file);
    },
    free: () => rmSync(ballast, { force: true }),
    // Lazily: a server that is still ending keeps what it has open, and nobody else finds it any more.
    unmount: () => void execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' }),
  };
}
