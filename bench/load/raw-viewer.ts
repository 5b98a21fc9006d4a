import { connect, type Socket } from 'node:net';

/** Where a viewer enters: a WebSocket on loopback, and for a server that speaks Socket.IO the auction that it joins. */
export type Door = {
  readonly port: number;
  readonly auctionId: string | null;
  /** The signed-in person's cookie; null for a spectator. */
  readonly cookie?: string | null;
  /** The local address to connect from: one address has some 28,000 ports. */
  readonly from?: string;
};

export type Viewer = { readonly close: () => void };

/** All viewers read into the same memory, one after the other: what they are sent is counted, not kept. */
const memory = Buffer.allocUnsafe(256 * 1024);

/**
 * A viewer who reads no more of a frame than its header, so that the measure is of the server: `onFrame` is told the payload's length of every text frame. Of
 * Socket.IO it speaks what it takes to come in, join and answer heartbeats. Resolves once it is in the room; `onEnd` is told when it is cut off after that.
 */
export function connectViewer(door: Door, onFrame: (bytes: number) => void, onEnd: () => void): Promise<Viewer> {
  return new Promise((resolve, reject) => {
    let isIn = false;
    let isLeaving = false;
    const viewer: Viewer = {
      close: () => {
        isLeaving = true;
        socket.destroy();
      },
    };
    const enter = () => {
      isIn = true;
      resolve(viewer);
    };
    const read = createReader({
      isComingIn: () => !isIn,
      onUpgraded: () => {
        if (door.auctionId === null) enter();
        else say(socket, '40');
      },
      onText: (bytes, start) => {
        if (isIn) {
          if (bytes === 1) say(socket, '3');
          else onFrame(bytes);
        } else if (start.startsWith('40')) {
          say(socket, `420${JSON.stringify(['auction:join', { protocol: 1, auctionId: door.auctionId }])}`);
        } else if (start.startsWith('430[{"ok":true')) enter();
        else if (start.startsWith('43') || start.startsWith('44')) reject(new Error(`the server refuses: ${start}`));
      },
      onRefused: (answer) => reject(new Error(`the server does not let viewers in: ${answer}`)),
    });
    const socket = connect({
      host: '127.0.0.1',
      port: door.port,
      ...(door.from && { localAddress: door.from }),
      noDelay: true,
      onread: {
        buffer: memory,
        callback: (count) => {
          read(memory, count);
          return true;
        },
      },
    });
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('the server closed the connection'));
      if (isIn && !isLeaving) onEnd();
    });
    socket.write(request(door));
  });
}

function request({ port, auctionId, cookie }: Door): string {
  return [
    `GET ${auctionId === null ? '/' : '/socket.io/?EIO=4&transport=websocket'} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Origin: http://localhost:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    // What a browser sends besides, so that a server that keeps headers keeps as much as it would of people's.
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
    'Accept-Language: en-GB,en;q=0.9',
    'Accept-Encoding: gzip, deflate, br, zstd',
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    '\r\n',
  ].join('\r\n');
}

/** Sends a short text masked with zeros, which is a mask like any other. */
function say(socket: Socket, text: string): void {
  const bytes = Buffer.from(text);
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | bytes.length, 0, 0, 0, 0]), bytes]));
}

const TEXT = 1;
/** As much of a frame's payload as is looked at while a viewer comes in. */
const START = 60;

/** Reads an HTTP answer and then WebSocket frames out of whatever portions they come in. Only the headers of frames are looked at, and their first bytes. */
function createReader(hear: {
  readonly isComingIn: () => boolean;
  readonly onUpgraded: () => void;
  readonly onText: (bytes: number, start: string) => void;
  readonly onRefused: (answer: string) => void;
}): (memory: Buffer, count: number) => void {
  let answer: string | null = '';
  const header = new Uint8Array(10);
  let held = 0;
  let length = 0;
  let left = 0;
  let start = '';

  const frameEnded = () => {
    if (((header[0] as number) & 15) === TEXT) hear.onText(length, start);
  };
  return (bytes, count) => {
    let at = 0;
    if (answer !== null) {
      answer += bytes.toString('latin1', 0, count);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!answer.startsWith('HTTP/1.1 101')) return hear.onRefused(answer.slice(0, 80));
      at = count - (answer.length - end - 4);
      answer = null;
      hear.onUpgraded();
    }
    while (at < count) {
      if (left > 0) {
        const taken = Math.min(left, count - at);
        if (hear.isComingIn() && start.length < START)
          start += bytes.toString('latin1', at, at + Math.min(taken, START - start.length));
        at += taken;
        left -= taken;
        if (left === 0) frameEnded();
        continue;
      }
      header[held++] = bytes[at++] as number;
      const short = (header[1] as number) & 127;
      if (held < 2 || held < (short < 126 ? 2 : short === 126 ? 4 : 10)) continue;
      length =
        short < 126 ? short : short === 126 ? ((header[2] as number) << 8) | (header[3] as number) : longLength(header);
      held = 0;
      left = length;
      start = '';
      if (left === 0) frameEnded();
    }
  };
}

function longLength(header: Uint8Array): number {
  return Number(new DataView(header.buffer).getBigUint64(2));
}
