import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { Server as EngineServer } from 'engine.io';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { expect, it } from 'vitest';
import type { RoomServer, RoomSocket } from '../broadcast/room-socket.ts';
import { checkedVersions, fieldsOfConnections, fieldsOfServers, missingFields } from './private-fields.ts';

const advice = 'look at its private fields again, then change private-fields.ts';

it.each(Object.entries(checkedVersions))('%s is installed in the version %s, which was checked', (name, version) => {
  expect(installedVersion(name), `${name} was upgraded: ${advice}`).toBe(version);
});

it('every private field that servers need exists', () => {
  const io: RoomServer = new Server();
  const engine = new EngineServer();
  const absent = fieldsOfServers.filter(({ isPresent }) => !isPresent({ io, engine }));
  expect(absent.map(({ field }) => field)).toEqual([]);
  expect(missingFields(io)).toEqual([]);
});

it('every private field that connections need exists', async () => {
  const httpServer = createServer();
  const io: RoomServer = new Server(httpServer, { transports: ['websocket'] });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const joined = new Promise<RoomSocket>((resolve) => io.on('connection', resolve));
  const { port } = httpServer.address() as AddressInfo;
  const client = connect(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
  const socket = await joined;
  const absent = fieldsOfConnections.filter(({ isPresent }) => !isPresent({ socket, tcp: socket.conn.request.socket }));
  client.close();
  await io.close();
  expect(absent.map(({ library, field }) => `${library}: ${field}`)).toEqual([]);
});

it('reports what is missing', () => {
  const io: RoomServer = new Server();
  Object.assign(io, { _parser: undefined });
  expect(missingFields(io)).toEqual(['socket.io: Server#_parser']);
});

const folder = join(import.meta.dirname, '..');
const sources = (readdirSync(folder, { recursive: true }) as string[]).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !/^(transport|testing)\//.test(path),
);

/**
 * The names of the listed fields: those after the last `.` or `#`. Names in common use are left
 * out.
 */
const names = [...fieldsOfServers, ...fieldsOfConnections]
  .flatMap(({ field }) => field.split(', '))
  .flatMap((field) => /([A-Za-z_]+)$/.exec(field)?.[1] ?? [])
  .filter(
    (name) =>
      ![
        'id',
        'sockets',
        'init',
        'apply',
        'encoder',
        'decoder',
        'handshake',
        'WebSocket',
        'readyState',
        'perMessageDeflate',
      ].includes(name),
  );

it.each(sources)('%s uses no private field', (path) => {
  // Without a cast or `any` the types refuse private fields; those that are typed are found by
  // name.
  const ways = /\bas unknown as\b|\bas any\b|: any\b|@ts-(expect-error|ignore)|\bReflect\.|[.'"]_[a-z]/;
  const uses = new RegExp(`${ways.source}|\\b(${names.join('|')})\\b`);
  const lines = readFileSync(join(folder, path), 'utf8').split('\n');
  expect(lines.filter((line) => uses.test(line))).toEqual([]);
});

it('finds the sources', () => {
  expect(sources).toContain('socket-server.ts');
  expect(names).toEqual(expect.arrayContaining(['onWebSocket', '_parser', 'writeBuffer', 'sids', 'acks', 'nsps']));
});

/** The version in package.json: not every library exports that file, so its folder is searched. */
function installedVersion(name: string): string {
  const require = createRequire(import.meta.url);
  let at = dirname(require.resolve(name));
  for (;;) {
    try {
      const { name: found, version } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
      if (found === name) return version;
    } catch {
      // No package.json here.
    }
    at = dirname(at);
  }
}
