import { isUtf8 } from 'node:buffer';

/** Who hears what a websocket's other end sends, each thing as it has come whole. */
export type FrameListener = {
  /** False once nothing that still comes matters. */
  readonly hears: boolean;
  message(data: string | Buffer): void;
  /** A ping is to be answered with what it held. */
  ping(held: Buffer): void;
  pong(): void;
  /** The other end closes, with its code; null where it gives none. */
  closing(code: number | null): void;
  /** It broke the protocol or a bound, and is to be closed with this code. Nothing that comes after it is read. */
  breach(code: number, what: string): void;
};

/** What a message may be at most: bytes in all its pieces, and pieces. */
export type MessageBounds = { readonly bytes: number; readonly pieces: number };

/** Kinds of frame (RFC 6455, 5.2); those from CLOSE on are controls. */
const CONTINUATION = 0x0;
const TEXT = 0x1;
const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** Why a websocket is closed (RFC 6455, 7.4.1). */
const PROTOCOL_ERROR = 1002;
const NOT_TEXT = 1007;
const TOO_MANY = 1008;
const TOO_LONG = 1009;

/** A message of which some pieces have come, what they hold in one. Kept one by one, each of them, be it of a byte, could keep all of the block of memory that Node cut it from. */
type Pieces = { readonly kind: number; content: Buffer; count: number };

/**
 * Reads the frames that a client sends on a websocket without extensions (RFC 6455, 5 and 7.1), from whatever portions the network makes of them. It keeps nothing but the
 * beginning of what has not come whole: of ten thousand connections most are silent most of the time.
 */
export class WebsocketReader {
  #rest: Buffer | null = null;
  #pieces: Pieces | null = null;

  /** Takes in a portion, whose bytes it may change, and tells the ear of all that is whole by now. */
  read(portion: Buffer, ear: FrameListener, bounds: MessageBounds): void {
    const bytes = this.#rest === null ? portion : Buffer.concat([this.#rest, portion]);
    let at = 0;
    while (at < bytes.length && ear.hears) {
      const next = this.#readFrame(bytes, at, ear, bounds);
      if (next === at) break;
      at = next;
    }
    const isKept = at < bytes.length && ear.hears;
    // A copy: a part of the portion would keep all of it.
    this.#rest = isKept ? Buffer.from(bytes.subarray(at)) : null;
    if (!ear.hears) this.#pieces = null;
  }

  /** Reads the frame that begins at a byte. Gives where the next one does; the same byte when the frame has not come whole. */
  #readFrame(bytes: Buffer, at: number, ear: FrameListener, bounds: MessageBounds): number {
    if (at + 2 > bytes.length) return at;
    const first = bytes[at] as number;
    const second = bytes[at + 1] as number;
    const kind = first & 0x0f;
    const isLast = first > 0x7f;
    const short = second & 0x7f;
    const wrong = this.#wrongWith(first, second);
    if (wrong !== null) return breach(bytes, ear, PROTOCOL_ERROR, wrong);

    let body = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    if (body > bytes.length) return at;
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : longLength(bytes, at + 2);
    if (kind < CLOSE && (this.#pieces?.content.length ?? 0) + length > bounds.bytes)
      return breach(bytes, ear, TOO_LONG, 'a message is too long');
    const mask = body;
    body += 4;
    const end = body + length;
    if (end > bytes.length) return at;
    for (let n = body; n < end; n++) bytes[n] = (bytes[n] as number) ^ (bytes[mask + ((n - body) & 3)] as number);

    const content = bytes.subarray(body, end);
    if (kind === PING) ear.ping(content);
    else if (kind === PONG) ear.pong();
    else if (kind === CLOSE) hearClose(content, ear);
    else if (isLast && this.#pieces === null) tell(kind, content, ear);
    else this.#gather(kind, content, isLast, ear, bounds);
    return end;
  }

  /** What the first two bytes of a frame break of the protocol; null when they are well formed. */
  #wrongWith(first: number, second: number): string | null {
    const kind = first & 0x0f;
    const isLast = first > 0x7f;
    if ((first & 0x70) !== 0) return 'an extension that was not agreed on';
    if (second < 0x80) return 'a frame without a mask';
    switch (kind) {
      case CONTINUATION:
        return this.#pieces === null ? 'a piece of no message' : null;
      case TEXT:
      case BINARY:
        return this.#pieces === null ? null : 'a message within another';
      case CLOSE:
      case PING:
      case PONG:
        if (!isLast) return 'a control in pieces';
        if ((second & 0x7f) > 125 || (kind === CLOSE && (second & 0x7f) === 1)) return 'a control of a wrong length';
        return null;
      default:
        return 'a frame of no kind';
    }
  }

  /** Puts a piece to the others of its message, and tells the message when it is the last. */
  #gather(kind: number, content: Buffer, isLast: boolean, ear: FrameListener, bounds: MessageBounds): void {
    this.#pieces ??= { kind, content: Buffer.alloc(0), count: 0 };
    const pieces = this.#pieces;
    pieces.count += 1;
    if (pieces.count > bounds.pieces) {
      ear.breach(TOO_MANY, 'a message in too many pieces');
      return;
    }
    pieces.content = Buffer.concat([pieces.content, content]);
    if (!isLast) return;
    this.#pieces = null;
    tell(pieces.kind, pieces.content, ear);
  }
}

function tell(kind: number, content: Buffer, ear: FrameListener): void {
  if (kind === BINARY) ear.message(content);
  else if (isUtf8(content)) ear.message(content.toString());
  else ear.breach(NOT_TEXT, 'a text that is none');
}

function hearClose(content: Buffer, ear: FrameListener): void {
  const code = content.length === 0 ? null : content.readUInt16BE(0);
  if (code !== null && !isCloseCode(code)) ear.breach(PROTOCOL_ERROR, 'a close of no kind');
  else if (!isUtf8(content.subarray(2))) ear.breach(NOT_TEXT, 'a reason that is no text');
  else ear.closing(code);
}

/** Codes that may be sent: those of the protocol and its register, and those that are free to use (RFC 6455, 7.4). */
function isCloseCode(code: number): boolean {
  return (
    (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) || (code >= 3000 && code < 5000)
  );
}

/** A length of eight bytes: inexact beyond 2⁵³, which is too long anyway. */
function longLength(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}

function breach(bytes: Buffer, ear: FrameListener, code: number, what: string): number {
  ear.breach(code, what);
  return bytes.length;
}
