import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Socket as Tcp } from 'node:net';
import { Server, type ServerOptions } from 'engine.io';
import type { WebSocket } from 'ws';
import { Line, now, OpeningRequest } from './line.ts';

/** Pieces that one message may come in; Go's usual client makes them of 4 kB. ws takes 16,384, each of which is work, and none is counted as a packet (I40). */
const MOST_PIECES = 64;
/** What a sweep of all lines may be late for one of them, as a part of the time between two pings. */
const SWEEPS_PER_PING = 20;

/** Engine.IO's server, as far as it is built on here; `onWebSocket` it keeps to itself. */
type Stock = EventEmitter & {
  clientsCount: number;
  readonly opts: ServerOptions & { readonly pingInterval: number; readonly pingTimeout: number };
  readonly middlewares: readonly unknown[];
  readonly ws?: { readonly options?: { maxFragments?: number } };
  attach(server: HttpServer, options: object): void;
  init(): void;
  close(): Stock;
  handleUpgrade(request: IncomingMessage, tcp: Tcp, head: Buffer): void;
  onWebSocket(request: IncomingMessage, tcp: Tcp, websocket: WebSocket): void;
};
const StockEngine = Server as unknown as new (options: ServerOptions) => Stock;

/** Whether this Engine.IO can be told to make its connections otherwise. */
export const canMakeLines = typeof (Server.prototype as unknown as Partial<Stock>).onWebSocket === 'function';

/**
 * Engine.IO's server, which checks and refuses handshakes as always, with connections of the house's own (line.ts), and one timer for all
 * heartbeats. What happens on any of them it tells itself, each time with the line: `line:packet`, `line:sent`, `line:closed`. Websocket only.
 */
export class LineEngine extends StockEngine {
  readonly #lines = new Map<WebSocket, Line>();
  #latest: Line | null = null;
  #sweep: NodeJS.Timeout | undefined;

  /** Those that are open, and those whose other end has not agreed to their end yet. */
  get lines(): ReadonlyMap<WebSocket, Line> {
    return this.#lines;
  }

  /** Makes the server of websockets; Engine.IO does so when it is made, and again whenever the HTTP server begins to listen. */
  override init(): void {
    super.init();
    if (this.ws?.options) this.ws.options.maxFragments = MOST_PIECES;
  }

  override handleUpgrade(request: IncomingMessage, tcp: Tcp, head: Buffer): void {
    const before = tcp.listenerCount('close');
    this.#latest = null;
    super.handleUpgrade(request, tcp, head);
    // A stand-in for a response waits for the connection's end, to tell the middlewares, and keeps the whole request. There are none.
    const standIn = tcp.listeners('close')[before] as (() => void) | undefined;
    if (this.#latest !== null && standIn && this.middlewares.length === 0) tcp.off('close', standIn);
  }

  override onWebSocket(request: IncomingMessage & { readonly _query?: Query }, tcp: Tcp, websocket: WebSocket): void {
    websocket.on('error', this.#onError);
    // Cut here rather than refused, as Engine.IO does: the handshake is a websocket's by now. Not closed, which would leave it open, uncounted, to somebody who does not agree.
    if (request._query?.EIO !== '4') {
      websocket.terminate();
      return;
    }
    const line = new Line(
      randomBytes(15).toString('base64url'),
      websocket,
      new OpeningRequest(request.headers, tcp),
      this,
    );
    this.#latest = line;
    this.#lines.set(websocket, line);
    this.clientsCount += 1;
    websocket.on('message', this.#onMessage);
    websocket.on('ping', this.#onControl);
    websocket.on('pong', this.#onControl);
    websocket.on('close', this.#onClose);
    const { pingInterval, pingTimeout, maxHttpBufferSize: maxPayload } = this.opts;
    line.open({ sid: line.id, upgrades: [], pingInterval, pingTimeout, maxPayload });
    line.due = now() + pingInterval;
    this.#sweep ??= setInterval(() => this.#askWhoIsDue(), pingInterval / SWEEPS_PER_PING);
    this.emit('connection', line);
  }

  /** A line has ended; its websocket may not have yet, and counts for its address until it has. */
  ended(): void {
    this.clientsCount -= 1;
  }

  override close(): this {
    for (const line of this.#lines.values()) line.close();
    super.close();
    return this;
  }

  // One of each for all websockets, which tell themselves apart by `this`.
  readonly #onMessage = ((lines) =>
    function (this: WebSocket, data: Buffer, isBinary: boolean) {
      lines.get(this)?.take(isBinary ? data : data.toString());
    })(this.#lines);
  /** A websocket's own heartbeats, which nobody needs here: ws answers them, so they cost what a packet does. */
  readonly #onControl = ((engine) =>
    function (this: WebSocket) {
      const line = engine.#lines.get(this);
      if (line?.readyState === 'open') engine.emit('line:packet', line);
    })(this);
  readonly #onError = ((lines) =>
    function (this: WebSocket, fault: Error) {
      lines.get(this)?.end('transport error', fault);
    })(this.#lines);
  readonly #onClose = ((engine) =>
    function (this: WebSocket) {
      const line = engine.#lines.get(this);
      if (!line) return;
      line.end('transport close');
      engine.#lines.delete(this);
      engine.emit('line:closed', line);
      if (engine.#lines.size > 0) return;
      clearInterval(engine.#sweep);
      engine.#sweep = undefined;
    })(this);

  #askWhoIsDue(): void {
    const at = now();
    for (const line of this.#lines.values()) {
      if (at < line.due) continue;
      // Its other end has not agreed to its end in time. Where that end had sent its last byte already, ws would wait for it for ever.
      if (line.readyState === 'closed') line.request.socket.destroy();
      else if (line.heartbeat !== 'calm') line.end('ping timeout');
      else {
        line.heartbeat = 'asked';
        line.due = at + this.opts.pingTimeout;
        line.ping();
      }
    }
  }
}

type Query = { readonly EIO?: string };

/** The house's own engine beneath a socket server; null where Engine.IO's is there. */
export function lineEngineOf({ engine }: { readonly engine: unknown }): LineEngine | null {
  return engine instanceof LineEngine ? engine : null;
}
