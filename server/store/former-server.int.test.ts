import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { openCluster } from './postgres-cluster.ts';
import { settlePlace } from './postgres-place.ts';
import { isRunning, pidFile } from './postmaster.ts';
import { silentLog } from './store-log.ts';

let folder: string;
let parent: ChildProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rostrum-former-'));
});
afterEach(async () => {
  parent?.kill('SIGKILL');
  parent = null;
  await rm(folder, { recursive: true, force: true });
});

/** A process that has ended and that its parent never asks after, as those of a killed house are in a container without an init. */
async function unburied(): Promise<number> {
  parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = await once(parent.stdout as NodeJS.ReadableStream, 'data');
  const pid = Number(String(said));
  await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
  return pid;
}

it.runIf(process.platform === 'linux')(
  'starts again after a server whose process was killed but never buried',
  { timeout: 60_000 },
  async () => {
    const first = await startEmbeddedPostgres({ folder });
    const { dataFolder } = await openCluster(settlePlace(folder, findPostgresBinaries(), silentLog));
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
