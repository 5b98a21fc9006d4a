import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { buildGoHub, installBun } from './hub-programs.ts';
import { benchPath, nodeFlags, pinned, serverCore } from './start-program.ts';

export type HubName = 'rostrum' | 'socketio' | 'ws' | 'go' | 'bun';

/** A server that broadcasts a message to its viewers whenever the load process requests it. */
export type Hub = {
  readonly name: HubName;
  /** The port of the viewers. */
  readonly port: number;
  /** The port of the load process, which requests messages and garbage collection on it. */
  readonly controlPort: number;
  readonly pid: number;
  /** The auction to join; null for a hub that has none. */
  readonly auctionId: string | null;
  /** Bytes of the long message, from a hub that determines it. */
  readonly longBytes: number | null;
  readonly stop: () => Promise<void>;
};

export type HubOptions = {
  /** Bytes of the two messages. */
  readonly short: number;
  readonly long: number;
  /** More flags for hubs that run in Node. */
  readonly flags?: readonly string[] | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
};

type Flags = readonly string[];
const node = (path: string) => (flags: Flags) => [
  process.execPath,
  '--expose-gc',
  ...nodeFlags,
  ...flags,
  benchPath(path),
];
const commands: Readonly<Record<HubName, (flags: Flags) => readonly string[]>> = {
  rostrum: node('contenders/rostrum-hub.ts'),
  socketio: node('contenders/socketio-hub.ts'),
  ws: node('contenders/ws-hub.ts'),
  go: () => [buildGoHub()],
  bun: () => [installBun(), benchPath('contenders/bun-hub.ts')],
};

/** Starts a hub on the server's core. Throws ContenderUnavailable when it cannot run here. */
export async function startHub(name: HubName, { short, long, flags = [], variables }: HubOptions): Promise<Hub> {
  const [command = '', ...args] = pinned(serverCore, commands[name](flags));
  const child = spawn(command, args, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SHORT_BYTES: String(short),
      LONG_BYTES: String(long),
      ...variables,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve)),
    exited.then(() => null),
  ]);
  if (line === null) throw new Error(`${name} exited before it listened (${child.exitCode})`);
  const ready = JSON.parse(line) as { port: number; controlPort: number; auctionId?: string; longBytes?: number };
  return {
    name,
    port: ready.port,
    controlPort: ready.controlPort,
    pid: child.pid ?? 0,
    auctionId: ready.auctionId ?? null,
    longBytes: ready.longBytes ?? null,
    stop: () => {
      child.stdin.end();
      return exited;
    },
  };
}
