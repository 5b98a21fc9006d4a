import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import { openTwoNodes } from '#server/testing/two-nodes.ts';
import { makeTemporaryFolder } from '#server/store/embedded/temporary-folder.ts';

/** How long the house may take to open, milliseconds: the pages have been built before. */
const OPENING = 60_000;

/**
 * Opens one real house for the whole suite, as `npm start` does: its own database in a fresh folder, the built pages, one port. Every scenario
 * brings its own auction into it. What the suite needs to know stands in the environment of its workers: the address, the database (to set
 * the stage, never to assert) and where the house's log is written.
 */
export default async function openHouse(): Promise<() => Promise<void>> {
  const folder = makeTemporaryFolder('e2e');
  if (process.env.E2E_NODES === '2') return openTwo(folder);
  const port = await getPort({ host: '127.0.0.1' });
  const url = `http://localhost:${port}`;
  mkdirSync('test-results', { recursive: true });
  const log = join(process.cwd(), 'test-results', 'house.log');

  const house = spawn(process.execPath, ['scripts/launch.mjs', 'start'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      ROSTRUM_URL: url,
      ROSTRUM_FOLDER: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const file = createWriteStream(log);
  house.stdout?.pipe(file, { end: false });
  house.stderr?.pipe(file, { end: false });
  try {
    const { databaseUrl } = await opened(house);
    Object.assign(process.env, {
      E2E_URL: url,
      E2E_LOG: log,
      DATABASE_URL: databaseUrl,
      ROSTRUM_FOLDER: folder,
      ROSTRUM_URL: url,
    });
  } catch (fault) {
    house.kill('SIGKILL');
    throw fault;
  }
  return async () => {
    const gone = new Promise((resolve) => house.once('exit', resolve));
    house.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The same suite against a house of two nodes behind nginx: E2E_NODES=2. */
async function openTwo(folder: string): Promise<() => Promise<void>> {
  mkdirSync('test-results', { recursive: true });
  const log = join(process.cwd(), 'test-results', 'house.log');
  const house = await openTwoNodes(folder);
  // What the suite reads of the house's log, it reads while the scenes play.
  const writing = setInterval(() => writeFileSync(log, house.said()), 200);
  Object.assign(process.env, {
    E2E_URL: house.url,
    E2E_LOG: log,
    DATABASE_URL: house.databaseUrl,
    ROSTRUM_FOLDER: folder,
    ROSTRUM_URL: house.url,
  });
  return async () => {
    clearInterval(writing);
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Waits for the house's word that it is open, which also names its database. Rejects when it ends before or takes too long. */
function opened(house: ChildProcess): Promise<{ readonly databaseUrl: string }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('the house did not open within a minute; see test-results/house.log')),
      OPENING,
    );
    house.once('message', (message: { readonly databaseUrl: string }) => {
      clearTimeout(timer);
      resolve(message);
    });
    house.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the house ended before it was open (${code}); see test-results/house.log`));
    });
  });
}
