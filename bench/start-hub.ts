import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { canPin, engineFlags } from './start-contender.ts';

export type HubName = 'rostrum' | 'socketio' | 'ws' | 'go' | 'bun';

/** A server that tells its viewers what the load generator asks it to. */
export type Hub = {
  readonly name: HubName;
  /** Where viewers enter, and where orders are given. */
  readonly port: number;
  readonly orders: number;
  readonly pid: number;
  readonly auctionId: string | null;
  readonly longBytes: number | null;
  readonly stop: () => Promise<void>;
};

/** The contender cannot be had on this machine: it is passed over with a word, never with a figure. */
export class NotToBeHad extends Error {
  override name = 'NotToBeHad';
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
type Flags = readonly string[];
const node = (path: string) => (flags: Flags) => [
  process.execPath,
  '--expose-gc',
  ...engineFlags,
  ...flags,
  here(path),
];
const commands: Readonly<Record<HubName, (flags: Flags) => readonly string[]>> = {
  rostrum: node('./contenders/house-hub.ts'),
  socketio: node('./contenders/socketio-hub.ts'),
  ws: node('./contenders/ws-hub.ts'),
  go: () => [buildGo()],
  bun: () => [findBun(), here('./contenders/bun-hub.ts')],
};

/** Starts a hub on the servers' core; `nodeFlags` are for those that run under Node. Throws NotToBeHad when this machine cannot run it. */
export async function startHub(
  name: HubName,
  bytes: { readonly short: number; readonly long: number },
  nodeFlags: Flags = [],
): Promise<Hub> {
  const command = commands[name](nodeFlags);
  const [program = '', ...args] = canPin ? ['taskset', '-c', '0', ...command] : command;
  const child = spawn(program, args, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SHORT_BYTES: String(bytes.short),
      LONG_BYTES: String(bytes.long),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const [line] = await Promise.race([
    new Promise<[string]>((resolve) => createInterface(child.stdout).once('line', (said) => resolve([said]))),
    gone.then(() => [null] as const),
  ]);
  if (line === null) throw new Error(`${name} ended before it listened (${child.exitCode})`);
  const said = JSON.parse(line) as { port: number; orders: number; auctionId?: string; longBytes?: number };
  return {
    name,
    port: said.port,
    orders: said.orders,
    pid: child.pid ?? 0,
    auctionId: said.auctionId ?? null,
    longBytes: said.longBytes ?? null,
    stop: () => {
      child.stdin.end();
      return gone;
    },
  };
}

/** Builds the Go hub with the machine's own Go and the libraries that the system's packages put beside it; nothing is fetched. */
function buildGo(): string {
  const program = join(process.cwd(), '.rostrum', 'bench', 'go-hub');
  mkdirSync(dirname(program), { recursive: true });
  const built = spawnSync('go', ['build', '-o', program, '.'], {
    cwd: here('./contenders/go-hub'),
    env: { GOPATH: '/usr/share/gocode', ...process.env, GO111MODULE: 'off' },
    encoding: 'utf8',
  });
  if (built.error) throw new NotToBeHad('go is not installed');
  if (built.status !== 0) throw new NotToBeHad(`the Go hub does not build: ${built.stderr.trim().split('\n').at(-1)}`);
  return program;
}

const BUN = '@oven/bun-linux-x64@1.4.5';

/** Bun as npm has it, fetched when it is first needed and kept in npm's cache: nobody who does not measure needs it. */
function findBun(): string {
  const found = spawnSync('npm', ['exec', '--yes', `--package=${BUN}`, '-c', 'echo "$PATH"'], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  const bin = found.stdout?.split(':').find((folder) => folder.includes('_npx'));
  if (found.status !== 0 || !bin) throw new NotToBeHad('bun cannot be had from npm');
  const program = join(bin, '..', '@oven', 'bun-linux-x64', 'bin', 'bun');
  if (spawnSync(program, ['--version']).status !== 0) throw new NotToBeHad('bun does not run here');
  return program;
}
