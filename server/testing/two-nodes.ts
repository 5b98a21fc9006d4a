import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import { startEmbeddedPostgres } from '../store/embedded/embedded-postgres.ts';
import { openServerProcess, type ServerProcess } from './server-process.ts';

/** Two nodes behind nginx, each in its own processes, on one PostgreSQL. */
export type TwoNodes = {
  /** The public origin: nginx's address. */
  readonly url: string;
  readonly databaseUrl: string;
  /** Signs sessions. */
  readonly secret: string;
  readonly nodes: readonly [ServerProcess, ServerProcess];
  /** Starts a node that has ended again, at its old address. */
  readonly reopen: (n: 0 | 1) => Promise<void>;
  /** Everything that both nodes have printed so far. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
};

/**
 * Starts two nodes that share the database, the secret and the pictures in `folder`. Rejects when
 * nginx is not installed.
 */
export async function openTwoNodes(folder: string, variables: Record<string, string> = {}): Promise<TwoNodes> {
  mkdirSync(folder, { recursive: true });
  // Not in the folder of a node's own database, because killTree kills that one with its node.
  const log = { info: () => {}, warn: () => {} };
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'database'), log });
  const closers: (() => Promise<unknown>)[] = [() => postgres.stop()];
  const close = async () => {
    while (closers.length) await closers.pop()?.();
  };
  try {
    const port = await getPort({ host: '127.0.0.1' });
    const url = `http://localhost:${port}`;
    const open = async (at: string | null) => {
      const node = await openServerProcess(folder, {
        DATABASE_URL: postgres.url,
        ROSTRUM_URL: url,
        ROSTRUM_TRUSTED_PROXIES: '127.0.0.1',
        ...(at && { PORT: new URL(at).port }),
        ...variables,
      });
      closers.push(async () => (node.runningPids().length ? node.signal('SIGTERM') : null));
      return node;
    };
    const nodes: [ServerProcess, ServerProcess] = [await open(null), await open(null)];
    closers.push(await startNginx(join(folder, 'nginx'), port, nodes));
    return {
      url,
      databaseUrl: postgres.url,
      secret: readFileSync(join(folder, 'secret'), 'utf8').trim(),
      nodes,
      reopen: async (n) => {
        nodes[n] = await open(nodes[n].at);
      },
      output: () => nodes.map((node) => node.output()).join('\n'),
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/**
 * Starts nginx with deploy/nginx.conf, the file that operators deploy, after filling in its
 * addresses.
 */
async function startNginx(folder: string, port: number, [one, two]: readonly [ServerProcess, ServerProcess]) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'nginx.conf');
  const configuration = readFileSync('deploy/nginx.conf', 'utf8')
    .replace('NODE_ONE', new URL(one.at).host)
    .replace('NODE_TWO', new URL(two.at).host)
    .replace('LISTEN', `127.0.0.1:${port}`);
  writeFileSync(file, configuration);
  const nginx = spawn('nginx', ['-p', folder, '-c', file, '-e', 'error.log', '-g', 'daemon off;'], {
    stdio: 'inherit',
  });
  const ended = new Promise<void>((resolve) => nginx.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    nginx.once('error', () => reject(new Error('nginx could not be started: apt-get install nginx')));
    nginx.once('exit', (code) => reject(new Error(`nginx ended (${code}); see ${join(folder, 'error.log')}`)));
    void waitForAnswer(`http://127.0.0.1:${port}/healthz`).then(resolve, reject);
  });
  return () => {
    nginx.kill('SIGTERM');
    return ended;
  };
}

async function waitForAnswer(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    if (tries === 200) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
