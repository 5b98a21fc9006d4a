import { connect, type Socket } from 'node:net';

/** Where a raw websocket goes, and as whom. */
export type RawAddress = {
  readonly port: number;
  readonly path: string;
  /** Beside those that a browser sends to every server; `cookie` and `origin`, for instance. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The local address to connect from: one address has some 28,000 ports. */
  readonly from?: string | undefined;
};

/** What the owner of a raw websocket is told. */
export type RawListener = {
  readonly onOpen: () => void;
  /** Whether the text of the frames that follow is wanted; without it their payload is counted and not looked at. */
  readonly wantsText: () => boolean;
  /** One text frame: the length of its payload in bytes, and the payload itself where it is wanted, as Latin-1, since all that the bench looks for is ASCII. */
  readonly onText: (bytes: number, text: string) => void;
  /** The connection failed, was refused, or has ended, whoever ended it. */
  readonly onEnd: (why: Error) => void;
};

export type RawWebSocket = {
  /** Sends one text frame. */
  readonly say: (text: string) => void;
  readonly end: () => void;
};

/** All connections read into the same memory, one after the other: whoever wants to keep what came copies it. */
const memory = Buffer.allocUnsafe(256 * 1024);

/**
 * A websocket straight on a TCP connection to 127.0.0.1, no more than the bench's bidders and viewers need, and the same for every contender: it must cost so little
 * that the measure is of the server. It never compresses, answers no protocol pings (no contender sends any), and masks with zeros, which is a mask like any other.
 */
export function openRawWebSocket(address: RawAddress, listener: RawListener): RawWebSocket {
  const read = createReader(listener, {
    onUpgraded: listener.onOpen,
    onRefused: (answer) => {
      listener.onEnd(new Error(`the server does not let anybody in: ${answer}`));
      socket.destroy();
    },
  });
  const socket: Socket = connect({
    host: '127.0.0.1',
    port: address.port,
    ...(address.from && { localAddress: address.from }),
    noDelay: true,
    onread: {
      buffer: memory,
      callback: (count) => {
        read(memory, count);
        return true;
      },
    },
  });
  socket.on('error', listener.onEnd);
  socket.on('close', () => listener.onEnd(new Error('the connection was closed')));
  socket.write(requestTo(address));
  return { say: (text) => socket.write(frameOf(text)), end: () => socket.destroy() };
}

function requestTo({ port, path, headers = {} }: RawAddress): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    // What a browser sends besides, so that a server that keeps headers keeps as much as it would of people's.
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
    'Accept-Language: en-GB,en;q=0.9',
    'Accept-Encoding: gzip, deflate, br, zstd',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');
}

const TEXT = 1;
const SHORT = 126;

function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length > 0xffff) throw new RangeError(`the bench sends no messages of ${length} bytes`);
  const start = length < SHORT ? 6 : 8;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x80 | TEXT;
  if (length < SHORT) frame[1] = 0x80 | length;
  else {
    frame[1] = 0x80 | SHORT;
    frame.writeUInt16BE(length, 2);
  }
  frame.fill(0, start - 4, start);
  frame.write(text, start);
  return frame;
}

/** Reads an HTTP answer and then websocket frames out of whatever portions they come in. */
function createReader(
  listener: RawListener,
  door: { readonly onUpgraded: () => void; readonly onRefused: (answer: string) => void },
): (memory: Buffer, count: number) => void {
  let answer: string | null = '';
  const header = new Uint8Array(10);
  let held = 0;
  let length = 0;
  let left = 0;
  let text = '';

  const frameEnded = () => {
    if (((header[0] as number) & 15) === TEXT) listener.onText(length, text);
  };
  return (bytes, count) => {
    let at = 0;
    if (answer !== null) {
      answer += bytes.toString('latin1', 0, count);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!answer.startsWith('HTTP/1.1 101')) return door.onRefused(answer.slice(0, 80));
      at = count - (answer.length - end - 4);
      answer = null;
      door.onUpgraded();
    }
    while (at < count) {
      if (left > 0) {
        const taken = Math.min(left, count - at);
        if (listener.wantsText()) text += bytes.toString('latin1', at, at + taken);
        at += taken;
        left -= taken;
        if (left === 0) frameEnded();
        continue;
      }
      header[held++] = bytes[at++] as number;
      const short = (header[1] as number) & 127;
      if (held < 2 || held < (short < SHORT ? 2 : short === SHORT ? 4 : 10)) continue;
      length =
        short < SHORT
          ? short
          : short === SHORT
            ? ((header[2] as number) << 8) | (header[3] as number)
            : longLength(header);
      held = 0;
      left = length;
      text = '';
      if (left === 0) frameEnded();
    }
  };
}

function longLength(header: Uint8Array): number {
  return Number(new DataView(header.buffer).getBigUint64(2));
}
