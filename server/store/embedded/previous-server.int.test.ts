import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLogger } from '../store-logger.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { openCluster } from './postgres-cluster.ts';
import { locatePostgres } from './postgres-folder.ts';
import { isRunning, pidFile } from './postmaster.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

let folder: string;
let parent: ChildProcess | null = null;
beforeEach(async () => {
  folder = makeTemporaryFolder('former');
});
afterEach(async () => {
  parent?.kill('SIGKILL');
  parent = null;
  await rm(folder, { recursive: true, force: true });
});

/** A process that has ended and that its parent never asks after, as those of a killed house are in a container without an init. */
async function unburied(): Promise<number> {
  // The child ends when it is told to: by then its parent is a program that knows of no child.
  parent = spawn('sh', ['-c', '(read -r word <&3) & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  const [said] = await once(parent.stdio[1] as Readable, 'data');
  const pid = Number(String(said));
  const read = (of: number | undefined, file: string) => readFileSync(`/proc/${of}/${file}`, 'utf8');
  await expect.poll(() => read(parent?.pid, 'comm')).toBe('sleep\n');
  (parent.stdio[3] as Writable).end();
  await expect.poll(() => read(pid, 'stat')).toContain(') Z ');
  return pid;
}

it.runIf(process.platform === 'linux')(
  'starts again after a server whose process was killed but never buried',
  { timeout: 60_000 },
  async () => {
    const first = await startEmbeddedPostgres({ folder });
    const { dataFolder } = await openCluster(locatePostgres(folder, findPostgresBinaries(), silentLogger));
    const text = readFileSync(pidFile(dataFolder), 'utf8');
    await first.stop();
    expect(existsSync(pidFile(dataFolder))).toBe(false);

    const pid = await unburied();
    writeFileSync(pidFile(dataFolder), text.replace(/^\d+/, String(pid)));
    const second = await startEmbeddedPostgres({ folder });
    expect(readFileSync(pidFile(dataFolder), 'utf8')).not.toMatch(new RegExp(`^${pid}\n`));
    await second.stop();
  },
);

it.runIf(process.platform === 'linux')('takes a process for running until it has ended, buried or not', async () => {
  expect(isRunning(process.pid)).toBe(true);
  expect(isRunning(await unburied())).toBe(false);
});
