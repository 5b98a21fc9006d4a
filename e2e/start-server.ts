import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openTwoNodes } from '#server/testing/two-nodes.ts';

/** The server must be ready within this time, milliseconds. The pages are already built. */
const START_TIMEOUT = 60_000;

/**
 * Starts one real server for the whole suite, as `npm start` does: its own database in a temporary
 * folder, the built pages, one port. Each test creates its own auction on it. The workers get the
 * address, the database (to set up auctions, never to assert) and the log's path as environment
 * variables.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  const folder = makeTemporaryFolder('e2e');
  if (process.env.E2E_NODES === '2') return startTwoNodes(folder);
  const port = await getPort({ host: '127.0.0.1' });
  const url = `http://localhost:${port}`;
  mkdirSync('test-results', { recursive: true });
  const log = join(process.cwd(), 'test-results', 'server.log');

  const server = spawn(process.execPath, ['scripts/launch.mjs', 'start'], {
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
  server.stdout?.pipe(file, { end: false });
  server.stderr?.pipe(file, { end: false });
  try {
    const { databaseUrl } = await untilReady(server);
    setEnvironment({ url, log, databaseUrl, folder });
  } catch (fault) {
    server.kill('SIGKILL');
    throw fault;
  }
  return async () => {
    const exited = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** With E2E_NODES=2 the suite runs against two nodes behind nginx. */
async function startTwoNodes(folder: string): Promise<() => Promise<void>> {
  mkdirSync('test-results', { recursive: true });
  const log = join(process.cwd(), 'test-results', 'server.log');
  const nodes = await openTwoNodes(folder);
  // Tests read the log while they run.
  const logWriter = setInterval(() => writeFileSync(log, nodes.output()), 200);
  setEnvironment({ url: nodes.url, log, databaseUrl: nodes.databaseUrl, folder });
  return async () => {
    clearInterval(logWriter);
    await nodes.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

function setEnvironment(server: {
  readonly url: string;
  readonly log: string;
  readonly databaseUrl: string;
  readonly folder: string;
}): void {
  Object.assign(process.env, {
    E2E_URL: server.url,
    E2E_LOG: server.log,
    DATABASE_URL: server.databaseUrl,
    ROSTRUM_FOLDER: server.folder,
    ROSTRUM_URL: server.url,
  });
}

/** Waits for the server's ready message, which has its database URL. Rejects on exit or timeout. */
function untilReady(server: ChildProcess): Promise<{ readonly databaseUrl: string }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('the server was not ready within a minute; see test-results/server.log')),
      START_TIMEOUT,
    );
    server.once('message', (message: { readonly databaseUrl: string }) => {
      clearTimeout(timer);
      resolve(message);
    });
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server exited with ${code} before it was ready; see test-results/server.log`));
    });
  });
}
