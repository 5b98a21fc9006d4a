import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '#server/store/embedded-postgres.ts';
import { migrate } from '#server/store/migrate.ts';
import { readPostmaster } from '#server/store/postmaster.ts';
import { makeTemporaryPlace } from '#server/store/temporary-place.ts';
import { mountTinyDisk, type TinyDisk } from './tiny-disk.ts';

/** A PostgreSQL of the run's own, migrated, which is started again when it dies, as the house's own is. */
export type ChaosPostgres = {
  readonly url: string;
  readonly port: number;
  /** Null where none could be mounted. */
  readonly disk: TinyDisk | null;
  /** SIGKILL, or SIGQUIT, which is what `stop -m immediate` sends. */
  readonly kill: (signal: 'SIGKILL' | 'SIGQUIT') => void;
  /** A new connection straight to the server, past the proxy; tried again while the server comes up. The caller ends it. */
  readonly connect: () => Promise<pg.Client>;
  readonly stop: () => Promise<void>;
};

const ATTEMPTS = 100;

export async function startChaosPostgres(): Promise<ChaosPostgres> {
  const place = makeTemporaryPlace('chaos');
  const folder = join(place, 'postgres');
  await mkdir(folder, { mode: 0o700 });
  const disk = mountTinyDisk(folder);
  const clear = () => {
    process.off('exit', clear);
    disk?.unmount();
    rmSync(place, { recursive: true, force: true });
  };
  // A run that is broken off leaves no disk behind.
  process.once('exit', clear);
  try {
    const postgres = await startEmbeddedPostgres({ folder });
    await migrate(postgres.url);
    return {
      url: postgres.url,
      port: Number(new URL(postgres.url).port),
      disk,
      kill: (signal) => {
        const postmaster = readPostmaster(join(folder, 'data'));
        if (postmaster) process.kill(postmaster.pid, signal);
      },
      connect: () => connectPatiently(postgres.url),
      stop: async () => {
        await postgres.stop();
        clear();
      },
    };
  } catch (fault) {
    clear();
    throw fault;
  }
}

async function connectPatiently(url: string): Promise<pg.Client> {
  for (let left = ATTEMPTS; ; left--) {
    const client = new pg.Client({ connectionString: url });
    // It may be killed while it is idle.
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (fault) {
      if (left <= 1) throw fault;
      await pause(100);
    }
  }
}
