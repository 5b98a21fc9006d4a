import { connect, type Socket } from 'node:net';

export type RawWebSocketOptions = {
  readonly port: number;
  readonly path: string;
  /** Sent with those which a browser sends to every server; `cookie` and `origin`, for instance. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The address to connect from: one address has only some 28,000 ports. */
  readonly localAddress?: string | undefined;
};

export type RawListener = {
  readonly onOpen: () => void;
  /** Whether `onText` needs the text of the following frames; otherwise they are only counted. */
  readonly wantsText: () => boolean;
  /**
   * One text frame: the length of its payload in bytes, and the payload if it is wanted, decoded as
   * Latin-1, since the bench only searches for ASCII.
   */
  readonly onText: (bytes: number, text: string) => void;
  /** The connection failed, was refused or closed, by either side. */
  readonly onEnd: (reason: Error) => void;
};

export type RawWebSocket = {
  /** Sends one text frame. */
  readonly send: (text: string) => void;
  readonly end: () => void;
};

/** All connections read into this buffer in turn, so a listener must copy what it keeps. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);

/**
 * A WebSocket over a plain TCP connection to 127.0.0.1, with only what the bench's clients need,
 * and the same for every contender. It must cost very little, so that the server is measured. It
 * never compresses, does not answer protocol pings, which no contender sends, and masks with zeros.
 */
export function openRawWebSocket(options: RawWebSocketOptions, listener: RawListener): RawWebSocket {
  const read = createReader(listener, {
    onUpgraded: listener.onOpen,
    onRefused: (response) => {
      listener.onEnd(new Error(`the server refuses the upgrade: ${response}`));
      socket.destroy();
    },
  });
  const socket: Socket = connect({
    host: '127.0.0.1',
    port: options.port,
    ...(options.localAddress && { localAddress: options.localAddress }),
    noDelay: true,
    onread: {
      buffer: readBuffer,
      callback: (count) => {
        read(readBuffer, count);
        return true;
      },
    },
  });
  socket.on('error', listener.onEnd);
  socket.on('close', () => listener.onEnd(new Error('the connection was closed')));
  socket.write(upgradeRequest(options));
  return { send: (text) => socket.write(frameOf(text)), end: () => socket.destroy() };
}

function upgradeRequest({ port, path, headers = {} }: RawWebSocketOptions): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    // Headers of a browser, so that a server which keeps headers uses as much memory as in
    // production.
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
    'Accept-Language: en-GB,en;q=0.9',
    'Accept-Encoding: gzip, deflate, br, zstd',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');
}

const TEXT = 1;
/** Lengths below this are in the second byte of the header; this value means two more bytes. */
const TWO_BYTE_LENGTH = 126;

function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length > 0xffff) throw new RangeError(`the bench sends no messages of ${length} bytes`);
  const start = length < TWO_BYTE_LENGTH ? 6 : 8;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x80 | TEXT;
  if (length < TWO_BYTE_LENGTH) frame[1] = 0x80 | length;
  else {
    frame[1] = 0x80 | TWO_BYTE_LENGTH;
    frame.writeUInt16BE(length, 2);
  }
  frame.fill(0, start - 4, start);
  frame.write(text, start);
  return frame;
}

/** Reads the response to the upgrade, then WebSocket frames, from chunks of any size. */
function createReader(
  listener: RawListener,
  handshake: { readonly onUpgraded: () => void; readonly onRefused: (response: string) => void },
): (chunk: Buffer, count: number) => void {
  let response: string | null = '';
  const header = new Uint8Array(10);
  let headerBytes = 0;
  let length = 0;
  let left = 0;
  let text = '';

  /** Returns where the frames begin in the chunk; its end while there are none yet. */
  const readResponse = (chunk: Buffer, count: number): number => {
    const received: string = (response ?? '') + chunk.toString('latin1', 0, count);
    response = received;
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return count;
    if (!received.startsWith('HTTP/1.1 101')) {
      handshake.onRefused(received.slice(0, 80));
      return count;
    }
    response = null;
    handshake.onUpgraded();
    return count - (received.length - end - 4);
  };
  const onFrameEnd = () => {
    if (((header[0] as number) & 15) === TEXT) listener.onText(length, text);
  };
  const readHeaderByte = (byte: number) => {
    header[headerBytes++] = byte;
    if (headerBytes < 2 || headerBytes < headerLength(header)) return;
    length = payloadLength(header);
    headerBytes = 0;
    left = length;
    text = '';
    if (left === 0) onFrameEnd();
  };
  const readPayload = (chunk: Buffer, start: number, count: number): number => {
    const end = start + Math.min(left, count - start);
    if (listener.wantsText()) text += chunk.toString('latin1', start, end);
    left -= end - start;
    if (left === 0) onFrameEnd();
    return end;
  };
  return (chunk, count) => {
    let at = response === null ? 0 : readResponse(chunk, count);
    while (at < count) {
      if (left > 0) at = readPayload(chunk, at, count);
      else readHeaderByte(chunk[at++] as number);
    }
  };
}

/** Bytes of a header of which the first two are known; the server's frames are not masked. */
function headerLength(header: Uint8Array): number {
  const short = (header[1] as number) & 127;
  if (short < TWO_BYTE_LENGTH) return 2;
  return short === TWO_BYTE_LENGTH ? 4 : 10;
}

function payloadLength(header: Uint8Array): number {
  const short = (header[1] as number) & 127;
  if (short < TWO_BYTE_LENGTH) return short;
  if (short === TWO_BYTE_LENGTH) return ((header[2] as number) << 8) | (header[3] as number);
  return Number(new DataView(header.buffer).getBigUint64(2));
}
