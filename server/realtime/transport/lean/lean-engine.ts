import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';
import { Server, type ServerOptions } from 'engine.io';
import { LeanConnection, now } from './lean-connection.ts';
import { OpeningRequest } from './opening-request.ts';
import type { MessageLimits } from './websocket-reader.ts';

/**
 * Fragments that one message may have; Go's usual client sends fragments of 4 kB. Each costs work,
 * and none is counted as a packet (I40).
 */
const MAX_FRAGMENTS = 64;
/** How often all connections are checked between two pings: bounds how late a ping can be. */
const SWEEPS_PER_PING = 20;

/** Engine.IO's server as far as the lean engine builds on it; `onWebSocket` is private. */
type StockEngine = EventEmitter & {
  clientsCount: number;
  readonly opts: ServerOptions & {
    readonly pingInterval: number;
    readonly pingTimeout: number;
    readonly maxHttpBufferSize: number;
  };
  readonly middlewares: readonly unknown[];
  readonly ws?: { readonly options?: { WebSocket?: unknown } };
  attach(server: HttpServer, options: object): void;
  init(): void;
  close(): StockEngine;
  handleUpgrade(request: IncomingMessage, tcp: TcpSocket, head: Buffer): void;
  onWebSocket(request: IncomingMessage, tcp: TcpSocket, websocket: unknown): void;
};
const Stock = Server as unknown as new (options: ServerOptions) => StockEngine;

/**
 * Takes the place of ws's WebSocket class, so that ws passes the TCP socket on after the handshake.
 * Stores the bytes that arrived behind the handshake.
 */
class UpgradedSocket {
  head: Buffer = Buffer.alloc(0);

  /** Called by ws. */
  setSocket(_tcp: TcpSocket, head: Buffer): void {
    this.head = head;
  }
}

/** Refers from a TCP socket to its connection, so that all share the same listeners. */
const CONNECTION = Symbol('connection');
type ConnectedTcp = TcpSocket & { [CONNECTION]?: LeanConnection };

/**
 * Engine.IO's server with lighter connections. Engine.IO checks and refuses handshakes and ws
 * performs them, as usual; from then on each connection is a LeanConnection, and one timer serves
 * all heartbeats. WebSocket only.
 *
 * Emits, each with the connection: `connection:packet` and `connection:sent` for every packet in
 * and out, `connection:ended` with the reason, and `connection:closed` when its TCP socket has
 * closed.
 */
export class LeanEngine extends Stock {
  readonly #connections = new Set<LeanConnection>();
  #latest: LeanConnection | null = null;
  #sweep: NodeJS.Timeout | undefined;
  readonly messageLimits: MessageLimits = { bytes: this.opts.maxHttpBufferSize, fragments: MAX_FRAGMENTS };
  readonly rawWrites: boolean;

  constructor(options: ServerOptions, { rawWrites }: { readonly rawWrites: boolean }) {
    super(options);
    this.rawWrites = rawWrites;
  }

  /** The open connections, and those whose client has not agreed to their end yet. */
  get connections(): ReadonlySet<LeanConnection> {
    return this.#connections;
  }

  /** Whether ws uses our class for its WebSockets; if not, no client could connect. */
  get replacesWebsockets(): boolean {
    return this.ws?.options?.WebSocket === UpgradedSocket;
  }

  /**
   * Creates ws's server. Engine.IO calls it on construction, and again whenever the HTTP server
   * starts to listen.
   */
  override init(): void {
    super.init();
    if (this.ws?.options) this.ws.options.WebSocket = UpgradedSocket;
  }

  override handleUpgrade(request: IncomingMessage, tcp: TcpSocket, head: Buffer): void {
    const before = tcp.listenerCount('close');
    this.#latest = null;
    super.handleUpgrade(request, tcp, head);
    // Engine.IO adds a listener for its middlewares that keeps the whole request alive until the
    // TCP socket closes. There are no middlewares, so it is removed.
    const listener = tcp.listeners('close')[before] as (() => void) | undefined;
    if (this.#latest !== null && listener && this.middlewares.length === 0) tcp.off('close', listener);
  }

  override onWebSocket(
    request: IncomingMessage & { readonly _query?: Query },
    tcp: ConnectedTcp,
    websocket: unknown,
  ): void {
    // The handshake is complete, so an older protocol can no longer be refused, only destroyed. A
    // polite close would leave the socket open, and uncounted, until the client agrees.
    if (request._query?.EIO !== '4' || !(websocket instanceof UpgradedSocket)) {
      tcp.on('error', ignore);
      tcp.destroy();
      return;
    }
    const connection = new LeanConnection(
      randomBytes(15).toString('base64url'),
      new OpeningRequest(request.headers, tcp),
      this,
    );
    this.#latest = connection;
    this.#connections.add(connection);
    this.clientsCount += 1;
    tcp[CONNECTION] = connection;
    tcp.setTimeout(0);
    tcp.setNoDelay();
    tcp.on('data', onData);
    tcp.on('end', onEnd);
    tcp.on('error', onError);
    tcp.on('close', this.#onClose);
    const { pingInterval, pingTimeout, maxHttpBufferSize: maxPayload } = this.opts;
    connection.sendOpenPacket({ sid: connection.id, upgrades: [], pingInterval, pingTimeout, maxPayload });
    connection.dueAt = now() + pingInterval;
    this.#sweep ??= setInterval(() => this.#serveDueConnections(), pingInterval / SWEEPS_PER_PING);
    this.emit('connection', connection);
    if (websocket.head.length > 0) connection.read(websocket.head);
  }

  /**
   * Called by a connection that has ended. It counts for its address until its TCP socket has
   * closed too.
   */
  onEnd(connection: LeanConnection, reason: string): void {
    this.clientsCount -= 1;
    this.emit('connection:ended', connection, reason);
  }

  override close(): this {
    for (const connection of this.#connections) connection.close();
    super.close();
    return this;
  }

  readonly #onClose = ((engine) =>
    function (this: ConnectedTcp) {
      const connection = this[CONNECTION];
      if (!connection) return;
      connection.end('transport close');
      engine.#connections.delete(connection);
      engine.emit('connection:closed', connection);
      if (engine.#connections.size > 0) return;
      clearInterval(engine.#sweep);
      engine.#sweep = undefined;
    })(this);

  #serveDueConnections(): void {
    const at = now();
    for (const connection of this.#connections) {
      if (at < connection.dueAt) continue;
      // The client has not agreed to the end in time.
      if (connection.readyState === 'closed') connection.request.socket.destroy();
      else if (connection.heartbeat !== 'idle') connection.end('ping timeout');
      else {
        connection.heartbeat = 'pinged';
        connection.dueAt = at + this.opts.pingTimeout;
        connection.sendPing();
      }
    }
  }
}

function onData(this: ConnectedTcp, chunk: Buffer): void {
  this[CONNECTION]?.read(chunk);
}

/** The client has sent its last byte, with or without a close frame. */
function onEnd(this: ConnectedTcp): void {
  this[CONNECTION]?.end('transport close');
}

function onError(this: ConnectedTcp, error: Error): void {
  this[CONNECTION]?.end('transport error', error);
}

const ignore = () => {};

type Query = { readonly EIO?: string };
