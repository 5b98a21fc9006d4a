import type { IncomingHttpHeaders } from 'node:http';
import type { Socket as Tcp } from 'node:net';
import { bytesFrame, closeFrame, pongFrame, textFrame } from './server-frame.ts';
import { type FrameListener, type MessageBounds, WebsocketReader } from './websocket-reader.ts';
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

const NORMAL_CLOSE = 1000;

type Options = { readonly wsPreEncodedFrame?: readonly Buffer[] };
type Message = string | Buffer | undefined;

/** Who hears the messages and the end: Socket.IO's Client. */
export type ConnectionListener = {
  ondata: (message: Message) => void;
  onclose: (reason: string, fault?: Error) => void;
};

/** The engine that a line belongs to, as far as the line talks to it. */
export type Exchange = {
  readonly opts: { readonly pingInterval: number; readonly pingTimeout: number };
  readonly messageBounds: MessageBounds;
  readonly emit: (event: 'line:packet' | 'line:sent', line: LeanConnection) => unknown;
  readonly ended: (line: LeanConnection, reason: string) => void;
};

/**
 * A connection of Engine.IO 4 over one websocket, for the house's own engine (lean-engine.ts), read and written here down to the TCP connection. It offers what
 * Socket.IO's Client asks of a connection, and is its own transport, since there is no other. It has no timer, list or closure of its own: most of ten thousand are
 * silent most of the time.
 */
export class LeanConnection implements FrameListener {
  readonly id: string;
  readonly request: OpeningRequest;
  readonly #exchange: Exchange;
  readonly #reader = new WebsocketReader();
  #ear: ConnectionListener | null = null;
  readyState: 'open' | 'closed' = 'open';
  /** When it is to be asked for a sign of life, or given up, by the engine's clock; once it has ended, when it is cut. */
  due = 0;
  /** Whether it has been asked, and has put off its end by a packet that was no answer: once, for an answer that is held up behind a long packet. */
  heartbeat: 'calm' | 'asked' | 'put off' = 'calm';
  #waiting = 0;

  constructor(id: string, request: OpeningRequest, exchange: Exchange) {
    this.id = id;
    this.request = request;
    this.#exchange = exchange;
  }

  get remoteAddress(): string | undefined {
    return this.request.socket.remoteAddress;
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
  get hears(): boolean {
    return this.readyState === 'open' && !this.request.socket.destroyed;
  }

  /** As long as the number of packets that wait for the other end to read. */
  get writeBuffer(): { readonly length: number } {
    if (this.#waiting === 0) return nothing;
    if (this.request.socket.writableLength === 0) this.#waiting = 0;
    return { length: this.#waiting };
  }

  /** As Socket.IO's Client listens while it enters: by functions made for it. */
  on(event: string, hear: (...heard: unknown[]) => void): this {
    const { ondata, onclose } = this.#ear ?? silent;
    if (event === 'data') this.#ear = { ondata: hear, onclose };
    else if (event === 'close') this.#ear = { ondata, onclose: hear };
    return this;
  }

  /** The Client lets go of all at once. */
  removeListener(): this {
    this.#ear = null;
    return this;
  }

  /** From now on tells the Client itself. */
  tell(ear: ConnectionListener): void {
    if (this.#ear) this.#ear = ear;
  }

  /** Sends a message: a text of Socket.IO's, or bytes. */
  write(data: string | Buffer, { wsPreEncodedFrame }: Options = {}): void {
    if (this.readyState !== 'open') return;
    this.#exchange.emit('line:sent', this);
    if (wsPreEncodedFrame) for (const frame of wsPreEncodedFrame) this.#send(frame);
    else this.#send(typeof data === 'string' ? textFrame(MESSAGE + data) : bytesFrame(data));
  }

  /** Writes a frame to a line on which nothing waits. Says false and writes nothing where something does, or where it has ended. */
  writeAtOnce(frame: Buffer): boolean {
    return this.readyState === 'open' && this.#waiting === 0 && writePastStream(this.request.socket, frame);
  }

  /** Tells its client who it is and how it is kept alive. */
  open(greeting: object): void {
    this.#exchange.emit('line:sent', this);
    this.#send(textFrame(`0${JSON.stringify(greeting)}`));
  }

  /** Asks for a sign of life. */
  ask(): void {
    this.#exchange.emit('line:sent', this);
    this.#send(PING);
  }

  #send(frame: Buffer): void {
    const { socket: tcp } = this.request;
    if (!tcp.writable || writePastStream(tcp, frame)) return;
    this.#waiting = tcp.writableLength === 0 ? 1 : this.#waiting + 1;
    tcp.write(frame);
  }

  /** Takes in what came from the network. */
  read(portion: Buffer): void {
    if (this.readyState === 'open') this.#reader.read(portion, this, this.#exchange.messageBounds);
  }

  /** Takes a packet. */
  message(data: string | Buffer): void {
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
    if (type === MESSAGE || type === 'b') this.#ear?.ondata(messageIn(data));
    else if (!OF_NO_CONSEQUENCE.has(type)) this.end(type === '2' ? 'transport error' : 'parse error');
  }

  /** A websocket's own heartbeats, which nobody needs here: one is answered, so both cost what a packet does. */
  ping(held: Buffer): void {
    this.#exchange.emit('line:packet', this);
    this.#send(pongFrame(held));
  }

  pong(): void {
    this.#exchange.emit('line:packet', this);
  }

  closing(code: number | null): void {
    this.#finish('transport close', code);
  }

  breach(code: number, what: string): void {
    this.#finish('transport error', code, new Error(what));
  }

  close(): void {
    this.end('forced close');
  }

  /** Ends it, once: its websocket is closed, and Socket.IO hears why. */
  end(reason: string, fault?: Error): void {
    this.#finish(reason, NORMAL_CLOSE, fault);
  }

  /** Says so with a code, and that nothing more is sent; what still comes is not read. The engine cuts whoever does not do the same. */
  #finish(reason: string, code: number | null, fault?: Error): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.due = this.#exchange.opts.pingTimeout + now();
    this.#send(closeFrame(code));
    this.request.socket.end();
    this.#exchange.ended(this, reason);
    this.#ear?.onclose(reason, fault);
  }
}

const nothing = { length: 0 };
const silent: ConnectionListener = { ondata: () => {}, onclose: () => {} };

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
