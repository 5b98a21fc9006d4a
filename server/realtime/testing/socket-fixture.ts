/**
 * The fixture for tests of the socket API: the real socket server on a loopback port, with a
 * saleroom on a memory ledger, and clients that connect to it.
 */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Role } from '#protocol/role.ts';
import type { Ack, AckResults, Refused } from '#protocol/socket/ack.ts';
import type { ClientEventName, ClientRequest } from '#protocol/socket/client-events.ts';
import type { ServerEvents } from '#protocol/socket/server-events.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import type { LiveSession } from '#server/auth/live-sessions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import type { ServerNotice } from '#server/saleroom/server-notice.ts';
import {
  type Fixture,
  type FixtureOptions,
  type Name,
  openFixture,
} from '#server/saleroom/testing/saleroom-fixture.ts';
import { createSocketServer, type SocketServer, type SocketServerOptions } from '../socket-server.ts';
import type { TransportName } from '../transport/transport.ts';

/**
 * The transport that tests run over unless they choose one: the project `integration-stock` sets
 * it.
 */
const transportUnderTest: TransportName = process.env.ROSTRUM_TRANSPORT === 'stock' ? 'stock' : 'lean';
export const isLean = transportUnderTest === 'lean';

type ReceivedMessage = {
  readonly [N in keyof ServerEvents]: { readonly name: N; readonly message: Parameters<ServerEvents[N]>[0] };
}[keyof ServerEvents];

/** A connected client. */
export type TestClient = {
  readonly socket: Socket;
  /** Every message that it received, in order. */
  readonly messages: readonly ReceivedMessage[];
  /** Every frame that it received, as text. */
  readonly frames: readonly string[];
  /** Sends a request, and waits for the answer. */
  readonly request: <N extends ClientEventName>(name: N, request: ClientRequest<N>) => Promise<Ack<N>>;
  /** Sends any event, and waits for the answer. */
  readonly send: (name: unknown, ...args: readonly unknown[]) => Promise<unknown>;
  readonly join: (auctionId?: string) => Promise<AckResults['auction:join']>;
  /** The messages of one kind that it received so far. */
  readonly received: <N extends keyof ServerEvents>(name: N) => readonly Parameters<ServerEvents[N]>[0][];
};

export type SocketFixture = Fixture & {
  readonly url: string;
  readonly origin: string;
  readonly sockets: SocketServer;
  /** Every log entry, as text. */
  readonly logged: readonly string[];
  /**
   * Connects a person, or a spectator; `headers` replace the usual ones. Rejects with the refusal
   * if the server refuses the connection.
   */
  readonly connect: (who?: Name | null, headers?: Readonly<Record<string, string>>) => Promise<TestClient>;
  /** The headers of a person's browser: its cookie and origin. */
  readonly signIn: (who: Name) => Readonly<Record<string, string>>;
  readonly notify: (notice: ServerNotice) => void;
  readonly setRole: (who: Name, role: Role) => void;
  readonly suspend: (who: Name) => void;
  /** While true, reading sessions fails. */
  readonly failSessionReads: (fails: boolean) => void;
  readonly close: () => Promise<void>;
};

export type SocketFixtureOptions = FixtureOptions &
  Pick<SocketServerOptions, 'limits' | 'trustedProxies' | 'transport' | 'optimisations' | 'clientsPerTick'>;

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
    logger: { error: log, warn: log, info: log },
    ...(options.limits && { limits: options.limits }),
    ...(options.trustedProxies && { trustedProxies: options.trustedProxies }),
    transport: options.transport ?? transportUnderTest,
    optimisations: options.optimisations,
    clientsPerTick: options.clientsPerTick,
  });
  fixture.onAnnounced(sockets.announcer.lotChanged);

  const clients: Socket[] = [];
  const connect: SocketFixture['connect'] = async (who = null, headers) => {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...(headers ?? (who ? sessions.signIn(who, origin) : { origin })) },
    });
    clients.push(socket);
    return connectClient(socket, fixture.auctionId);
  };

  return {
    ...fixture,
    url,
    origin,
    sockets,
    logged,
    connect,
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
    failSessionReads: sessions.failReads,
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

/** The sessions of the people in the fixture, each named by a cookie, as better-auth has them. */
function createSessions({ people }: Fixture) {
  const roles = new Map<string, Role>([[people.kim.sessionId, 'clerk']]);
  const ended = new Set<string>();
  const suspended = new Set<string>();
  let readsFail = false;
  const all = Object.entries(people).map(([name, { userId, sessionId }]) => ({ name, userId, sessionId }));
  const roleOf = (sessionId: string) => roles.get(sessionId) ?? 'bidder';
  const assertReadable = () => {
    if (readsFail) throw new Error('the database cannot be reached');
  };

  return {
    signIn: (who: Name, origin: string) => ({ origin, cookie: `theme=dark; session=${people[who].sessionId}` }),
    read: async ({ cookie = '' }: IncomingHttpHeaders): Promise<SignedIn | null> => {
      assertReadable();
      const sessionId = /(?:^|; )session=([^;]+)/.exec(cookie)?.[1];
      const person = all.find((one) => one.sessionId === sessionId);
      if (!person || ended.has(person.sessionId)) return null;
      return { ...person, email: `${person.name}@example.com`, role: roleOf(person.sessionId) };
    },
    live: async (sessionIds: readonly string[]): Promise<readonly LiveSession[]> => {
      assertReadable();
      return sessionIds
        .filter((sessionId) => !ended.has(sessionId))
        .map((sessionId) => ({ sessionId, role: roleOf(sessionId), isSuspended: suspended.has(sessionId) }));
    },
    end: (who: Name) => void ended.add(people[who].sessionId),
    setRole: (who: Name, role: Role) => void roles.set(people[who].sessionId, role),
    suspend: (who: Name) => void suspended.add(people[who].sessionId),
    failReads: (fails: boolean) => {
      readsFail = fails;
    },
  };
}

async function connectClient(socket: Socket, ownAuctionId: string): Promise<TestClient> {
  const messages: ReceivedMessage[] = [];
  const frames: string[] = [];
  socket.onAny((name, message) => messages.push({ name, message }));
  socket.io.on('open', () => socket.io.engine.on('data', (frame: unknown) => frames.push(String(frame))));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });

  const send: TestClient['send'] = (name, ...args) =>
    socket.timeout(10_000).emitWithAck(name as string, ...args) as Promise<unknown>;
  return {
    socket,
    messages,
    frames,
    send,
    request: (name, request) => send(name, request) as Promise<Ack<typeof name>>,
    join: async (auctionId = ownAuctionId) => {
      const joined = (await send('auction:join', { protocol: PROTOCOL_VERSION, auctionId })) as Ack<'auction:join'>;
      if (!joined.ok) throw new Error(`the join was refused: ${joined.refusal.code}`);
      return joined;
    },
    received: <N extends keyof ServerEvents>(name: N) =>
      messages.flatMap((each) => (each.name === name ? [each.message as Parameters<ServerEvents[N]>[0]] : [])),
  };
}

/** Asserts that a request was accepted; fails the test with the refusal otherwise. */
export function accepted<A extends { readonly ok: true }>(ack: A | Refused): A {
  if (!ack.ok) throw new Error(`refused: ${JSON.stringify(ack.refusal)}`);
  return ack;
}

/** Waits until a client's connection is closed; fails after `timeout` milliseconds. */
export async function waitForClose(client: TestClient, timeout = 5_000): Promise<void> {
  const startedAt = performance.now();
  while (client.socket.connected) {
    if (performance.now() - startedAt > timeout) throw new Error(`still open after ${timeout} ms`);
    await pause(10);
  }
}

let keys = 0;
/** A key that no other command of this test file has. */
export function newKey(): string {
  keys += 1;
  return `key-${String(keys).padStart(16, '0')}`;
}
