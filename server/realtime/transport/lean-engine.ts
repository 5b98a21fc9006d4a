import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Socket as Tcp } from 'node:net';
import { Server, type ServerOptions } from 'engine.io';
import { LeanConnection, now, OpeningRequest } from './lean-connection.ts';
import type { MessageBounds } from './websocket-reader.ts';

/** Pieces that one message may come in; Go's usual client makes them of 4 kB. Each is work, and none is counted as a packet (I40). */
const MOST_PIECES = 64;
/** What a sweep of all lines may be late for one of them, as a part of the time between two pings. */
const SWEEPS_PER_PING = 20;

/** Engine.IO's server, as far as it is built on here; `onWebSocket` it keeps to itself. */
type Stock = EventEmitter & {
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
  close(): Stock;
  handleUpgrade(request: IncomingMessage, tcp: Tcp, head: Buffer): void;
  onWebSocket(request: IncomingMessage, tcp: Tcp, handedOver: unknown): void;
};
const StockEngine = Server as unknown as new (options: ServerOptions) => Stock;

/** Whether this Engine.IO can be told to make its connections otherwise. */
export const canReplaceConnections = typeof (Server.prototype as unknown as Partial<Stock>).onWebSocket === 'function';

/** What ws hands over at the end of a handshake instead of a websocket of its own: what came behind the handshake, if anything did. */
class HandedOver {
  head: Buffer = Buffer.alloc(0);

  /** Called by ws. */
  setSocket(_tcp: Tcp, head: Buffer): void {
    this.head = head;
  }
}

/** A TCP connection knows its line, so that one listener does for all. */
const LINE = Symbol('line');
type LineTcp = Tcp & { [LINE]?: LeanConnection };

/**
 * Engine.IO's server, which checks and refuses handshakes as always, with ws for the handshake of the websocket, and connections of the house's own from there on
 * (line.ts), with one timer for all heartbeats. What happens on any of them it tells itself, each time with the line: `line:packet`, `line:sent`, `line:ended` with the
 * reason, and `line:closed` when its TCP connection is gone. Websocket only.
 */
export class LeanEngine extends StockEngine {
  readonly #lines = new Set<LeanConnection>();
  #latest: LeanConnection | null = null;
  #sweep: NodeJS.Timeout | undefined;
  readonly messageBounds: MessageBounds = { bytes: this.opts.maxHttpBufferSize, pieces: MOST_PIECES };

  /** Those that are open, and those whose other end has not agreed to their end yet. */
  get lines(): ReadonlySet<LeanConnection> {
    return this.#lines;
  }

  /** Whether ws can be told what its websockets are; where it cannot, they would be its own, and nobody would come in. */
  get takesOver(): boolean {
    return this.ws?.options?.WebSocket === HandedOver;
  }

  /** Makes the server of websockets; Engine.IO does so when it is made, and again whenever the HTTP server begins to listen. */
  override init(): void {
    super.init();
    if (this.ws?.options) this.ws.options.WebSocket = HandedOver;
  }

  override handleUpgrade(request: IncomingMessage, tcp: Tcp, head: Buffer): void {
    const before = tcp.listenerCount('close');
    this.#latest = null;
    super.handleUpgrade(request, tcp, head);
    // A stand-in for a response waits for the connection's end, to tell the middlewares, and keeps the whole request. There are none.
    const standIn = tcp.listeners('close')[before] as (() => void) | undefined;
    if (this.#latest !== null && standIn && this.middlewares.length === 0) tcp.off('close', standIn);
  }

  override onWebSocket(
    request: IncomingMessage & { readonly _query?: Query },
    tcp: LineTcp,
    handedOver: unknown,
  ): void {
    // Cut here rather than refused, as Engine.IO does: the handshake is a websocket's by now. Not closed, which would leave it open, uncounted, to somebody who does not agree.
    if (request._query?.EIO !== '4' || !(handedOver instanceof HandedOver)) {
      tcp.on('error', ignore);
      tcp.destroy();
      return;
    }
    const line = new LeanConnection(
      randomBytes(15).toString('base64url'),
      new OpeningRequest(request.headers, tcp),
      this,
    );
    this.#latest = line;
    this.#lines.add(line);
    this.clientsCount += 1;
    tcp[LINE] = line;
    tcp.setTimeout(0);
    tcp.setNoDelay();
    tcp.on('data', hearPortion);
    tcp.on('end', hearEnd);
    tcp.on('error', hearFault);
    tcp.on('close', this.#onClose);
    const { pingInterval, pingTimeout, maxHttpBufferSize: maxPayload } = this.opts;
    line.open({ sid: line.id, upgrades: [], pingInterval, pingTimeout, maxPayload });
    line.due = now() + pingInterval;
    this.#sweep ??= setInterval(() => this.#askWhoIsDue(), pingInterval / SWEEPS_PER_PING);
    this.emit('connection', line);
    if (handedOver.head.length > 0) line.read(handedOver.head);
  }

  /** A line has ended; its TCP connection may not have yet, and counts for its address until it has. */
  ended(line: LeanConnection, reason: string): void {
    this.clientsCount -= 1;
    this.emit('line:ended', line, reason);
  }

  override close(): this {
    for (const line of this.#lines) line.close();
    super.close();
    return this;
  }

  readonly #onClose = ((engine) =>
    function (this: LineTcp) {
      const line = this[LINE];
      if (!line) return;
      line.end('transport close');
      engine.#lines.delete(line);
      engine.emit('line:closed', line);
      if (engine.#lines.size > 0) return;
      clearInterval(engine.#sweep);
      engine.#sweep = undefined;
    })(this);

  #askWhoIsDue(): void {
    const at = now();
    for (const line of this.#lines) {
      if (at < line.due) continue;
      // Its other end has not agreed to its end in time.
      if (line.readyState === 'closed') line.request.socket.destroy();
      else if (line.heartbeat !== 'calm') line.end('ping timeout');
      else {
        line.heartbeat = 'asked';
        line.due = at + this.opts.pingTimeout;
        line.ask();
      }
    }
  }
}

function hearPortion(this: LineTcp, portion: Buffer): void {
  this[LINE]?.read(portion);
}

/** The other end has sent its last byte, without a word or after it. */
function hearEnd(this: LineTcp): void {
  this[LINE]?.end('transport close');
}

function hearFault(this: LineTcp, fault: Error): void {
  this[LINE]?.end('transport error', fault);
}

const ignore = () => {};

type Query = { readonly EIO?: string };

/** The house's own engine beneath a socket server; null where Engine.IO's is there. */
export function leanEngineOf({ engine }: { readonly engine: unknown }): LeanEngine | null {
  return engine instanceof LeanEngine ? engine : null;
}
