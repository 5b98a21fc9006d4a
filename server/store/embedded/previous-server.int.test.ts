import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLogger } from '../store-logger.ts';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { openCluster } from './postgres-cluster.ts';
import { locatePostgres } from './postgres-folder.ts';
import { isRunning, pidFile } from './postmaster.ts';

let folder: string;
let parent: ChildProcess | null = null;
beforeEach(async () => {
  folder = makeTemporaryFolder('previous');
});
afterEach(async () => {
  parent?.kill('SIGKILL');
  parent = null;
  await rm(folder, { recursive: true, force: true });
});

/** Starts a zombie process, as a killed server becomes in a container without an init process. */
async function startZombie(): Promise<number> {
  // The child exits when its input closes. By then its parent is `sleep`, which never reaps it.
  parent = spawn('sh', ['-c', '(read -r word <&3) & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  const [output] = await once(parent.stdio[1] as Readable, 'data');
  const pid = Number(String(output));
  const read = (of: number | undefined, file: string) => readFileSync(`/proc/${of}/${file}`, 'utf8');
  await expect.poll(() => read(parent?.pid, 'comm')).toBe('sleep\n');
  (parent.stdio[3] as Writable).end();
  await expect.poll(() => read(pid, 'stat')).toContain(') Z ');
  return pid;
}

it.runIf(process.platform === 'linux')(
  'starts after a server whose killed process is a zombie',
  { timeout: 60_000 },
  async () => {
    const first = await startEmbeddedPostgres({ folder });
    const { dataFolder } = await openCluster(locatePostgres(folder, findPostgresBinaries(), silentLogger));
    const text = readFileSync(pidFile(dataFolder), 'utf8');
    await first.stop();
    expect(existsSync(pidFile(dataFolder))).toBe(false);

    const pid = await startZombie();
    writeFileSync(pidFile(dataFolder), text.replace(/^\d+/, String(pid)));
    const second = await startEmbeddedPostgres({ folder });
    expect(readFileSync(pidFile(dataFolder), 'utf8')).not.toMatch(new RegExp(`^${pid}\n`));
    await second.stop();
  },
);

it.runIf(process.platform === 'linux')('does not count a zombie as a running process', async () => {
  expect(isRunning(process.pid)).toBe(true);
  expect(isRunning(await startZombie())).toBe(false);
});
