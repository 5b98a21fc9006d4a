/** The fixture for tests of the wire: the real socket server on a loopback port before a saleroom on a memory ledger, and clients that enter it. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Ack, Answers, Refused } from '#protocol/socket/ack.ts';
import type { ClientEventName, ClientRequest } from '#protocol/socket/client-events.ts';
import type { ServerEvents } from '#protocol/socket/server-events.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import type { LiveSession } from '#server/auth/live-sessions.ts';
import type { Role } from '#protocol/views/dashboard-people.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import type { ServerNotice } from '#server/saleroom/nodes/server-notice.ts';
import {
  type Fixture,
  type FixtureOptions,
  type Name,
  openFixture,
} from '#server/saleroom/testing/saleroom-fixture.ts';
import { createSocketServer, type SocketServer, type SocketServerOptions } from '../socket-server.ts';

type Heard = {
  readonly [N in keyof ServerEvents]: { readonly name: N; readonly message: Parameters<ServerEvents[N]>[0] };
}[keyof ServerEvents];

/** Somebody at the other end of a wire. */
export type Client = {
  readonly socket: Socket;
  /** Everything that was announced to this client, in order. */
  readonly heard: readonly Heard[];
  /** Every frame that it was sent, as text. */
  readonly frames: readonly string[];
  readonly ask: <N extends ClientEventName>(name: N, request: ClientRequest<N>) => Promise<Ack<N>>;
  /** Sends whatever it is given, and waits for an answer. */
  readonly send: (name: unknown, ...args: readonly unknown[]) => Promise<unknown>;
  readonly join: (auctionId?: string) => Promise<Answers['auction:join']>;
  /** The messages of one kind that were announced so far. */
  readonly told: <N extends keyof ServerEvents>(name: N) => readonly Parameters<ServerEvents[N]>[0][];
};

export type SocketFixture = Fixture & {
  readonly url: string;
  readonly origin: string;
  readonly sockets: SocketServer;
  /** Everything that was logged, as text. */
  readonly logged: readonly string[];
  /** Connects somebody, or a spectator; `headers` replace the usual ones. Rejects with the refusal when the house does not let them in. */
  readonly enter: (who?: Name | null, headers?: Readonly<Record<string, string>>) => Promise<Client>;
  readonly signIn: (who: Name) => Readonly<Record<string, string>>;
  readonly notify: (notice: ServerNotice) => void;
  readonly setRole: (who: Name, role: Role) => void;
  readonly suspend: (who: Name) => void;
  /** While this is on sessions cannot be read. */
  readonly sessionsAreAway: (isAway: boolean) => void;
  readonly close: () => Promise<void>;
};

export type SocketFixtureOptions = FixtureOptions &
  Pick<SocketServerOptions, 'limits' | 'stockBroadcasts' | 'socketsPerTurn'>;

export async function openSocketFixture(options: SocketFixtureOptions = {}): Promise<SocketFixture> {
  const fixture = await openFixture(options);
  const sessions = createSessions(fixture);
  const listeners = new Set<(notice: ServerNotice) => void>();
  const logged: string[] = [];
  const log = (about: object, message: string) =>
    void logged.push(JSON.stringify([about, message], (_key, value) => (value instanceof Error ? value.stack : value)));

  const httpServer = createServer((_request, response) => response.end('a page'));
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const { port } = httpServer.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const origin = 'https://house.example';
  const sockets = createSocketServer({
    httpServer,
    saleroom: fixture.saleroom,
    reader: fixture.ledger,
    ledger: fixture.ledger,
    databaseClock: fixture.databaseClock,
    readSession: sessions.read,
    liveSessions: sessions.live,
    notices: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    allowedOrigins: [origin],
    logger: { error: log, warn: log },
    ...(options.limits && { limits: options.limits }),
    stockBroadcasts: options.stockBroadcasts ?? process.env.ROSTRUM_STOCK_BROADCASTS === 'yes',
    ...(options.socketsPerTurn && { socketsPerTurn: options.socketsPerTurn }),
  });
  fixture.onAnnounced(sockets.announcer.lotChanged);

  const clients: Socket[] = [];
  const enter: SocketFixture['enter'] = async (who = null, headers) => {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...(headers ?? (who ? sessions.signIn(who, origin) : { origin })) },
    });
    clients.push(socket);
    return connected(socket, fixture.auctionId);
  };

  return {
    ...fixture,
    url,
    origin,
    sockets,
    logged,
    enter,
    signIn: (who) => sessions.signIn(who, origin),
    notify: (notice) => {
      for (const listener of listeners) listener(notice);
    },
    endSession: (who) => {
      fixture.endSession(who);
      sessions.end(who);
    },
    setRole: sessions.setRole,
    suspend: sessions.suspend,
    sessionsAreAway: sessions.away,
    close: async () => {
      await sockets.close();
      for (const socket of clients) socket.close();
      await fixture.saleroom.stop();
      await new Promise((resolve) => {
        httpServer.close(resolve);
        httpServer.closeAllConnections();
      });
    },
  };
}

/** Sessions as better-auth would keep them: a cookie names one, and it may end. */
function createSessions({ people }: Fixture) {
  const roles = new Map<string, Role>([[people.kim.sessionId, 'clerk']]);
  const ended = new Set<string>();
  const suspended = new Set<string>();
  let isAway = false;
  const all = Object.entries(people).map(([name, { userId, sessionId }]) => ({ name, userId, sessionId }));
  const roleOf = (sessionId: string) => roles.get(sessionId) ?? 'bidder';
  const mustBeThere = () => {
    if (isAway) throw new Error('the database is away');
  };

  return {
    signIn: (who: Name, origin: string) => ({ origin, cookie: `theme=dark; session=${people[who].sessionId}` }),
    read: async ({ cookie = '' }: IncomingHttpHeaders): Promise<SignedIn | null> => {
      mustBeThere();
      const sessionId = /(?:^|; )session=([^;]+)/.exec(cookie)?.[1];
      const person = all.find((one) => one.sessionId === sessionId);
      if (!person || ended.has(person.sessionId)) return null;
      return { ...person, email: `${person.name}@example.com`, role: roleOf(person.sessionId) };
    },
    live: async (sessionIds: readonly string[]): Promise<readonly LiveSession[]> => {
      mustBeThere();
      return sessionIds
        .filter((sessionId) => !ended.has(sessionId))
        .map((sessionId) => ({ sessionId, role: roleOf(sessionId), isSuspended: suspended.has(sessionId) }));
    },
    end: (who: Name) => void ended.add(people[who].sessionId),
    setRole: (who: Name, role: Role) => void roles.set(people[who].sessionId, role),
    suspend: (who: Name) => void suspended.add(people[who].sessionId),
    away: (away: boolean) => {
      isAway = away;
    },
  };
}

async function connected(socket: Socket, ownAuctionId: string): Promise<Client> {
  const heard: Heard[] = [];
  const frames: string[] = [];
  socket.onAny((name, message) => heard.push({ name, message }));
  socket.io.on('open', () => socket.io.engine.on('data', (frame: unknown) => frames.push(String(frame))));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });

  const send: Client['send'] = (name, ...args) =>
    socket.timeout(10_000).emitWithAck(name as string, ...args) as Promise<unknown>;
  return {
    socket,
    heard,
    frames,
    send,
    ask: (name, request) => send(name, request) as Promise<Ack<typeof name>>,
    join: async (auctionId = ownAuctionId) => {
      const joined = (await send('auction:join', { protocol: PROTOCOL_VERSION, auctionId })) as Ack<'auction:join'>;
      if (!joined.ok) throw new Error(`not let in: ${joined.refusal.code}`);
      return joined;
    },
    told: <N extends keyof ServerEvents>(name: N) =>
      heard.flatMap((one) => (one.name === name ? [one.message as Parameters<ServerEvents[N]>[0]] : [])),
  };
}

/** Says that an answer was a yes, or fails the test with the refusal. */
export function yes<A extends { readonly ok: true }>(ack: A | Refused): A {
  if (!ack.ok) throw new Error(`refused: ${JSON.stringify(ack.refusal)}`);
  return ack;
}

/** Waits until a connection is closed; fails after `most` milliseconds. */
export async function closed(client: Client, most = 5_000): Promise<void> {
  const began = performance.now();
  while (client.socket.connected) {
    if (performance.now() - began > most) throw new Error(`still open after ${most} ms`);
    await pause(10);
  }
}

let keys = 0;
/** A fresh key. */
export function newKey(): string {
  keys += 1;
  return `key-${String(keys).padStart(16, '0')}`;
}
