import { isUtf8 } from 'node:buffer';

/** Receives what a WebSocket's client sends, each message or control frame once it is complete. */
export type FrameListener = {
  /** False once nothing that still arrives matters. */
  readonly isReading: boolean;
  onMessage(data: string | Buffer): void;
  /** Must be answered with the ping's payload. */
  onPing(payload: Buffer): void;
  onPong(): void;
  /** The client closes the WebSocket; null where it sends no status code. */
  onCloseFrame(code: number | null): void;
  /**
   * The client broke the protocol or a limit: close with this code. Nothing after it is read.
   */
  onViolation(code: number, reason: string): void;
};

/** Limits of one message: total bytes and number of fragments. */
export type MessageLimits = { readonly bytes: number; readonly fragments: number };

/** Opcodes (RFC 6455, 5.2); those from CLOSE on are control frames. */
const CONTINUATION = 0x0;
const TEXT = 0x1;
const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** Status codes (RFC 6455, 7.4.1). */
const PROTOCOL_ERROR = 1002;
const INVALID_PAYLOAD = 1007;
const POLICY_VIOLATION = 1008;
const MESSAGE_TOO_BIG = 1009;

/**
 * An incomplete message, its fragments joined into one buffer. Separate buffers could each keep
 * alive the whole memory block that Node cut it from, even for a fragment of one byte.
 */
type Fragments = { readonly opcode: number; content: Buffer; count: number };

/**
 * Parses the frames of a client on a WebSocket without extensions (RFC 6455, 5 and 7.1), however
 * the network splits them. Between reads it stores only the beginning of an incomplete frame, since
 * most of ten thousand connections are idle most of the time.
 */
export class WebsocketReader {
  #rest: Buffer | null = null;
  #fragments: Fragments | null = null;

  /**
   * Reads a chunk, which it may overwrite, and notifies the listener of everything now complete.
   */
  read(chunk: Buffer, listener: FrameListener, limits: MessageLimits): void {
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (at < bytes.length && listener.isReading) {
      const next = this.#readFrame(bytes, at, listener, limits);
      if (next === at) break;
      at = next;
    }
    const isIncomplete = at < bytes.length && listener.isReading;
    // A copy: a slice would keep the whole chunk alive.
    this.#rest = isIncomplete ? Buffer.from(bytes.subarray(at)) : null;
    if (!listener.isReading) this.#fragments = null;
  }

  /** Reads the frame at an offset. Returns the next frame's offset, or `at` if it is incomplete. */
  #readFrame(bytes: Buffer, at: number, listener: FrameListener, limits: MessageLimits): number {
    if (at + 2 > bytes.length) return at;
    const first = bytes[at] as number;
    const second = bytes[at + 1] as number;
    const opcode = first & 0x0f;
    const error = this.#headerError(first, second);
    if (error !== null) return reportViolation(bytes, listener, PROTOCOL_ERROR, error);

    const mask = at + headerLength(second);
    if (mask > bytes.length) return at;
    const length = payloadLength(bytes, at);
    if (opcode < CLOSE && (this.#fragments?.content.length ?? 0) + length > limits.bytes)
      return reportViolation(bytes, listener, MESSAGE_TOO_BIG, 'the message is too long');
    const payload = mask + 4;
    const end = payload + length;
    if (end > bytes.length) return at;
    unmask(bytes, mask, end);
    this.#onFrame(first, bytes.subarray(payload, end), listener, limits);
    return end;
  }

  #onFrame(first: number, content: Buffer, listener: FrameListener, limits: MessageLimits): void {
    const opcode = first & 0x0f;
    const isFinal = first > 0x7f;
    if (opcode === PING) listener.onPing(content);
    else if (opcode === PONG) listener.onPong();
    else if (opcode === CLOSE) readCloseFrame(content, listener);
    else if (isFinal && this.#fragments === null) deliver(opcode, content, listener);
    else this.#addFragment(first, content, listener, limits);
  }

  /** Which rule the first two bytes of a frame break; null when they are valid. */
  #headerError(first: number, second: number): string | null {
    const opcode = first & 0x0f;
    const isFinal = first > 0x7f;
    if ((first & 0x70) !== 0) return 'an extension was not negotiated';
    if (second < 0x80) return 'the frame has no mask';
    switch (opcode) {
      case CONTINUATION:
        return this.#fragments === null ? 'a continuation without a message' : null;
      case TEXT:
      case BINARY:
        return this.#fragments === null ? null : 'a message inside another one';
      case CLOSE:
      case PING:
      case PONG:
        if (!isFinal) return 'a fragmented control frame';
        if ((second & 0x7f) > 125 || (opcode === CLOSE && (second & 0x7f) === 1))
          return 'a control frame with an invalid length';
        return null;
      default:
        return 'an unknown opcode';
    }
  }

  /** Appends a fragment to its message, and delivers the message with the last fragment. */
  #addFragment(first: number, content: Buffer, listener: FrameListener, limits: MessageLimits): void {
    const isFinal = first > 0x7f;
    this.#fragments ??= { opcode: first & 0x0f, content: Buffer.alloc(0), count: 0 };
    const fragments = this.#fragments;
    fragments.count += 1;
    if (fragments.count > limits.fragments) {
      listener.onViolation(POLICY_VIOLATION, 'the message has too many fragments');
      return;
    }
    fragments.content = Buffer.concat([fragments.content, content]);
    if (!isFinal) return;
    this.#fragments = null;
    deliver(fragments.opcode, fragments.content, listener);
  }
}

function deliver(opcode: number, content: Buffer, listener: FrameListener): void {
  if (opcode === BINARY) listener.onMessage(content);
  else if (isUtf8(content)) listener.onMessage(content.toString());
  else listener.onViolation(INVALID_PAYLOAD, 'the text is not UTF-8');
}

function readCloseFrame(content: Buffer, listener: FrameListener): void {
  const code = content.length === 0 ? null : content.readUInt16BE(0);
  if (code !== null && !isCloseCode(code)) listener.onViolation(PROTOCOL_ERROR, 'an invalid status code');
  else if (!isUtf8(content.subarray(2))) listener.onViolation(INVALID_PAYLOAD, 'the close reason is not UTF-8');
  else listener.onCloseFrame(code);
}

/** The status codes that may be sent: registered ones and the private range (RFC 6455, 7.4). */
function isCloseCode(code: number): boolean {
  return (
    (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) || (code >= 3000 && code < 5000)
  );
}

/** The bytes before the mask: two, and those of a length that the second byte has no room for. */
function headerLength(second: number): number {
  const shortLength = second & 0x7f;
  return shortLength < 126 ? 2 : shortLength === 126 ? 4 : 10;
}

/** The payload's length. Eight bytes are read inexactly beyond 2⁵³, which is over every limit. */
function payloadLength(bytes: Buffer, at: number): number {
  const shortLength = (bytes[at + 1] as number) & 0x7f;
  if (shortLength < 126) return shortLength;
  if (shortLength === 126) return bytes.readUInt16BE(at + 2);
  return bytes.readUInt32BE(at + 2) * 2 ** 32 + bytes.readUInt32BE(at + 6);
}

/** Applies the mask of four bytes to the payload after it. */
function unmask(bytes: Buffer, mask: number, end: number): void {
  const payload = mask + 4;
  for (let n = payload; n < end; n++) bytes[n] = (bytes[n] as number) ^ (bytes[mask + ((n - payload) & 3)] as number);
}

function reportViolation(bytes: Buffer, listener: FrameListener, code: number, reason: string): number {
  listener.onViolation(code, reason);
  return bytes.length;
}
