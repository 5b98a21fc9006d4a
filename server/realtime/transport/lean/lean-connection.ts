import type { OpeningRequest } from './opening-request.ts';
import { binaryFrame, closeFrame, pongFrame, textFrame } from './server-frame.ts';
import { type FrameListener, type MessageLimits, WebsocketReader } from './websocket-reader.ts';
import { writePastStream } from './write-frame.ts';

/**
 * Packet types of Engine.IO 4, the first character of a text
 * (https://socket.io/docs/v4/engine-io-protocol/).
 */
const PING = textFrame('2');
const PONG = '3';
const MESSAGE = '4';
/**
 * Packets of polling and of upgrades, and the open packet, which only the server sends; all are
 * ignored. A ping is the server's too, but ends the connection, as in Engine.IO.
 */
const IGNORED = new Set(['0', '1', '5', '6']);

const NORMAL_CLOSURE = 1000;

type WriteOptions = { readonly wsPreEncodedFrame?: readonly Buffer[] };
type Message = string | Buffer | undefined;

/** Receives the messages and the end of a connection: Socket.IO's Client. */
export type ConnectionListener = {
  ondata: (message: Message) => void;
  onclose: (reason: string, error?: Error) => void;
};

/** The engine that owns a connection, as far as the connection uses it. */
export type ConnectionEngine = {
  readonly opts: { readonly pingInterval: number; readonly pingTimeout: number };
  readonly messageLimits: MessageLimits;
  readonly rawWrites: boolean;
  readonly emit: (event: 'connection:packet' | 'connection:sent', connection: LeanConnection) => unknown;
  readonly onEnd: (connection: LeanConnection, reason: string) => void;
};

/**
 * An Engine.IO 4 connection over one WebSocket, which reads from and writes to the TCP socket
 * itself. It has the interface that Socket.IO's Client expects of a connection, and is its own
 * transport, as there is only one. It has no timer, list or closure of its own, since most of ten
 * thousand connections are idle most of the time.
 */
export class LeanConnection implements FrameListener {
  readonly id: string;
  readonly request: OpeningRequest;
  readonly #engine: ConnectionEngine;
  readonly #reader = new WebsocketReader();
  #listener: ConnectionListener | null = null;
  readyState: 'open' | 'closed' = 'open';
  /**
   * When the engine next acts on it, by the engine's clock: sends a ping, or ends it because the
   * pong is late, or destroys its TCP socket because the client has not agreed to the end.
   */
  dueAt = 0;
  /**
   * `pinged`: a pong is due. `extended`: another packet came first and extended the deadline, once,
   * for a pong that is queued behind a long packet.
   */
  heartbeat: 'idle' | 'pinged' | 'extended' = 'idle';
  #waiting = 0;

  constructor(id: string, request: OpeningRequest, engine: ConnectionEngine) {
    this.id = id;
    this.request = request;
    this.#engine = engine;
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
  get isReading(): boolean {
    return this.readyState === 'open' && !this.request.socket.destroyed;
  }

  /** Its length is the number of packets that the client has not read yet. */
  get writeBuffer(): { readonly length: number } {
    if (this.#waiting === 0) return empty;
    if (this.request.socket.writableLength === 0) this.#waiting = 0;
    return { length: this.#waiting };
  }

  /** Socket.IO's Client adds bound functions as listeners when it is created. */
  on(event: string, listener: (...args: unknown[]) => void): this {
    const { ondata, onclose } = this.#listener ?? noListener;
    if (event === 'data') this.#listener = { ondata: listener, onclose };
    else if (event === 'close') this.#listener = { ondata, onclose: listener };
    return this;
  }

  /** The Client always removes all its listeners together. */
  removeListener(): this {
    this.#listener = null;
    return this;
  }

  /** Replaces the Client's bound functions with the Client itself. */
  setListener(listener: ConnectionListener): void {
    if (this.#listener) this.#listener = listener;
  }

  /** Sends a message: a Socket.IO packet as text, or bytes. */
  write(data: string | Buffer, { wsPreEncodedFrame }: WriteOptions = {}): void {
    if (this.readyState !== 'open') return;
    this.#engine.emit('connection:sent', this);
    if (wsPreEncodedFrame) for (const frame of wsPreEncodedFrame) this.#send(frame);
    else this.#send(typeof data === 'string' ? textFrame(MESSAGE + data) : binaryFrame(data));
  }

  /** Writes a frame. Returns false and writes nothing where `write` has to queue it. */
  tryWriteFrame(frame: Buffer): boolean {
    if (this.readyState !== 'open') return false;
    if (this.#engine.rawWrites) return this.#waiting === 0 && writePastStream(this.request.socket, frame);
    this.#send(frame);
    return true;
  }

  /** Sends the client its connection id and the heartbeat settings. */
  sendOpenPacket(payload: object): void {
    this.#engine.emit('connection:sent', this);
    this.#send(textFrame(`0${JSON.stringify(payload)}`));
  }

  sendPing(): void {
    this.#engine.emit('connection:sent', this);
    this.#send(PING);
  }

  #send(frame: Buffer): void {
    const { socket: tcp } = this.request;
    if (!tcp.writable || (this.#engine.rawWrites && writePastStream(tcp, frame))) return;
    this.#waiting = tcp.writableLength === 0 ? 1 : this.#waiting + 1;
    tcp.write(frame);
  }

  /** Reads a chunk from the network. */
  read(chunk: Buffer): void {
    if (this.readyState === 'open') this.#reader.read(chunk, this, this.#engine.messageLimits);
  }

  /** Handles a packet of Engine.IO. */
  onMessage(data: string | Buffer): void {
    this.#engine.emit('connection:packet', this);
    const type = typeof data === 'string' ? data.charAt(0) : MESSAGE;
    if (type === PONG) {
      this.heartbeat = 'idle';
      this.dueAt = this.#engine.opts.pingInterval + now();
      return;
    }
    if (this.heartbeat === 'pinged') {
      this.heartbeat = 'extended';
      this.dueAt = this.#engine.opts.pingTimeout + now();
    }
    if (type === MESSAGE || type === 'b') this.#listener?.ondata(messageIn(data));
    else if (!IGNORED.has(type)) this.end(type === '2' ? 'transport error' : 'parse error');
  }

  /**
   * Heartbeats of the WebSocket itself, which Engine.IO does not use. A ping is answered, so both
   * count as packets.
   */
  onPing(payload: Buffer): void {
    this.#engine.emit('connection:packet', this);
    this.#send(pongFrame(payload));
  }

  onPong(): void {
    this.#engine.emit('connection:packet', this);
  }

  onCloseFrame(code: number | null): void {
    this.#finish('transport close', code);
  }

  onViolation(code: number, reason: string): void {
    this.#finish('transport error', code, new Error(reason));
  }

  close(): void {
    this.end('forced close');
  }

  /** Ends it, once: closes its WebSocket and notifies Socket.IO of the reason. */
  end(reason: string, error?: Error): void {
    this.#finish(reason, NORMAL_CLOSURE, error);
  }

  /**
   * Sends a close frame, ends the sending side and stops reading. The engine destroys the TCP
   * socket if the client does not close its side in time.
   */
  #finish(reason: string, code: number | null, error?: Error): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.dueAt = this.#engine.opts.pingTimeout + now();
    this.#send(closeFrame(code));
    this.request.socket.end();
    this.#engine.onEnd(this, reason);
    this.#listener?.onclose(reason, error);
  }
}

const empty = { length: 0 };
const noListener: ConnectionListener = { ondata: () => {}, onclose: () => {} };

/** A packet's message: bytes if sent as bytes or base64, undefined if empty. */
function messageIn(data: string | Buffer): Message {
  if (typeof data !== 'string') return data;
  if (data.startsWith('b')) return Buffer.from(data.slice(1), 'base64');
  return data.length > 1 ? data.slice(1) : undefined;
}

/**
 * The engine's clock, in whole milliseconds: V8 would store a fraction as a separate object for
 * each connection.
 */
export function now(): number {
  return Math.floor(performance.now());
}
