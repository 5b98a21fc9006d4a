import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import { startEmbeddedPostgres } from '../store/embedded/embedded-postgres.ts';
import { openServerProcess, type ServerProcess } from './server-process.ts';

/** A house of two nodes behind nginx, each in processes of its own, on one PostgreSQL. */
export type TwoNodes = {
  /** The address that people type: nginx's. */
  readonly url: string;
  readonly databaseUrl: string;
  /** Signs sessions. */
  readonly secret: string;
  readonly nodes: readonly [ServerProcess, ServerProcess];
  /** Opens a node that has ended anew, at its old address. */
  readonly reopen: (n: 0 | 1) => Promise<void>;
  readonly said: () => string;
  readonly close: () => Promise<void>;
};

/** Opens them with everything in `folder`: the database, the secret and the pictures are shared. Needs Debian's nginx; throws without it. */
export async function openTwoNodes(folder: string, variables: Record<string, string> = {}): Promise<TwoNodes> {
  mkdirSync(folder, { recursive: true });
  // Apart from where a node would keep a database of its own: whoever kills a node with all that is its own leaves this one alone.
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
      closers.push(async () => (node.left().length ? node.signal('SIGTERM') : null));
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
      said: () => nodes.map((node) => node.said()).join('\n'),
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** Fills in deploy/nginx.conf, the file that people deploy, and starts nginx on it. */
async function startNginx(folder: string, port: number, [one, two]: readonly [ServerProcess, ServerProcess]) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'nginx.conf');
  const filled = readFileSync('deploy/nginx.conf', 'utf8')
    .replace('NODE_ONE', new URL(one.at).host)
    .replace('NODE_TWO', new URL(two.at).host)
    .replace('LISTEN', `127.0.0.1:${port}`);
  writeFileSync(file, filled);
  const nginx = spawn('nginx', ['-p', folder, '-c', file, '-e', 'error.log', '-g', 'daemon off;'], {
    stdio: 'inherit',
  });
  const ended = new Promise<void>((resolve) => nginx.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    nginx.once('error', () => reject(new Error('nginx could not be started: apt-get install nginx')));
    nginx.once('exit', (code) => reject(new Error(`nginx ended (${code}); see ${join(folder, 'error.log')}`)));
    void untilAnswers(`http://127.0.0.1:${port}/healthz`).then(resolve, reject);
  });
  return () => {
    nginx.kill('SIGTERM');
    return ended;
  };
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (tries === 200) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
