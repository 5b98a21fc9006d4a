import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket as Tcp } from 'node:net';
import type { WebSocket } from 'ws';
import { textFrame } from './text-frame.ts';
import { writePastStream } from './write-frame.ts';

/** What is kept of the request that opened a line: by what somebody who leaves and enters again is known, and where they come from. */
export class OpeningRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: Tcp;

  constructor(headers: IncomingHttpHeaders, socket: Tcp) {
    this.headers = kept(headers);
    this.socket = socket;
  }

  /** Socket.IO asks for it under its old name. */
  get connection(): Tcp {
    return this.socket;
  }
}

function kept({ cookie, 'x-forwarded-for': forwarded }: IncomingHttpHeaders): IncomingHttpHeaders {
  return { ...(cookie !== undefined && { cookie }), ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) };
}

/** Packets of Engine.IO 4, by the first character of a text (https://socket.io/docs/v4/engine-io-protocol/). */
const PING = textFrame('2');
const PONG = '3';
const MESSAGE = '4';
/** Packets of polling and of changing from it to a websocket, and the open one, which is the server's. A ping is the server's too, and ends the line as Engine.IO does. */
const OF_NO_CONSEQUENCE = new Set(['0', '1', '5', '6']);

type Options = { readonly wsPreEncodedFrame?: readonly Buffer[] };

/** The engine that a line belongs to, as far as the line talks to it. */
export type Exchange = {
  readonly opts: { readonly pingInterval: number; readonly pingTimeout: number };
  readonly emit: (event: 'line:packet' | 'line:sent', line: Line) => unknown;
  readonly ended: () => void;
};

/**
 * A connection of Engine.IO 4 over one websocket, for the house's own engine (line-engine.ts). It offers what Socket.IO's Client asks of a connection, and is its own
 * transport, since there is no other. It has no timer, list or closure of its own: most of ten thousand are silent most of the time.
 */
export class Line extends EventEmitter {
  readonly id: string;
  readonly request: OpeningRequest;
  readonly remoteAddress: string | undefined;
  readonly socket: WebSocket;
  readonly #exchange: Exchange;
  readyState: 'open' | 'closed' = 'open';
  /** When it is to be asked for a sign of life, or given up, by the engine's clock; once it has ended, when it is cut. */
  due = 0;
  /** Whether it has been asked, and has put off its end by a packet that was no answer: once, for an answer that is held up behind a long packet. */
  heartbeat: 'calm' | 'asked' | 'put off' = 'calm';
  #waiting = 0;

  constructor(id: string, socket: WebSocket, request: OpeningRequest, exchange: Exchange) {
    super();
    this.id = id;
    this.socket = socket;
    this.request = request;
    this.remoteAddress = request.socket.remoteAddress;
    this.#exchange = exchange;
  }

  get protocol(): number {
    return 4;
  }
  get transport(): this {
    return this;
  }
  get name(): string {
    return 'websocket';
  }
  get writable(): boolean {
    return this.readyState === 'open';
  }
  get upgrading(): boolean {
    return false;
  }
  get perMessageDeflate(): boolean {
    return false;
  }

  /** As long as the number of packets that wait for the other end to read. */
  get writeBuffer(): { readonly length: number } {
    if (this.#waiting === 0) return nothing;
    if (this.request.socket.writableLength === 0) this.#waiting = 0;
    return { length: this.#waiting };
  }

  /** Sends a message: a text of Socket.IO's, or bytes. */
  write(data: string | Buffer, { wsPreEncodedFrame }: Options = {}): void {
    if (this.readyState !== 'open') return;
    this.#exchange.emit('line:sent', this);
    if (typeof data === 'string') this.#send(wsPreEncodedFrame ?? [textFrame(MESSAGE + data)]);
    else this.socket.send(data);
  }

  /** Tells its client who it is and how it is kept alive. */
  open(greeting: object): void {
    this.#exchange.emit('line:sent', this);
    this.#send([textFrame(`0${JSON.stringify(greeting)}`)]);
  }

  ping(): void {
    this.#exchange.emit('line:sent', this);
    this.#send([PING]);
  }

  #send(frames: readonly Buffer[]): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    const { socket: tcp } = this.request;
    for (const frame of frames) {
      if (writePastStream(tcp, frame)) continue;
      // Always between two frames of ws, which without compression writes each at once.
      this.#waiting = tcp.writableLength === 0 ? 1 : this.#waiting + 1;
      tcp.write(frame);
    }
  }

  /** Takes what came in one frame. */
  take(data: string | Buffer): void {
    forgetMask(this.socket);
    if (this.readyState !== 'open') return;
    this.#exchange.emit('line:packet', this);
    const type = typeof data === 'string' ? data.charAt(0) : MESSAGE;
    if (type === PONG) {
      this.heartbeat = 'calm';
      this.due = this.#exchange.opts.pingInterval + now();
      return;
    }
    if (this.heartbeat === 'asked') {
      this.heartbeat = 'put off';
      this.due = this.#exchange.opts.pingTimeout + now();
    }
    if (type === MESSAGE || type === 'b') this.emit('data', messageIn(data));
    else if (!OF_NO_CONSEQUENCE.has(type)) this.end(type === '2' ? 'transport error' : 'parse error');
  }

  close(): void {
    this.end('forced close');
  }

  /** Ends it, once: its websocket is closed, and Socket.IO hears why. */
  end(reason: string, fault?: Error): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.due = this.#exchange.opts.pingTimeout + now();
    this.socket.close();
    this.#exchange.ended();
    this.emit('close', reason, fault);
  }
}

const nothing = { length: 0 };

/** The mask of the frame that was read last, which ws keeps, keeps alive the whole portion in which that frame came. The next one brings its own. */
function forgetMask(websocket: WebSocket): void {
  const { _receiver: receiver } = websocket as unknown as { readonly _receiver?: { _mask?: Buffer | undefined } };
  if (receiver?._mask) receiver._mask = undefined;
}

/** The message in a packet: bytes when it was sent as bytes or as base64, undefined when it is empty. */
function messageIn(data: string | Buffer): string | Buffer | undefined {
  if (typeof data !== 'string') return data;
  if (data.startsWith('b')) return Buffer.from(data.slice(1), 'base64');
  return data.length > 1 ? data.slice(1) : undefined;
}

/** The engine's clock, in whole milliseconds: a fraction would be an object of its own on each line. */
export function now(): number {
  return Math.floor(performance.now());
}
