// What the Node hubs share: the messages which they broadcast, and the port on which the load
// process requests them. The Go and Bun hubs implement the same protocol.
import type { Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';

/** The event name in every message, so that all contenders send the same text. */
const EVENT = 'lot:changed';

/**
 * A message of exactly `bytes` bytes, in the form of a Socket.IO event on the wire:
 * `42["lot:changed",{"pad":"…"}]`.
 */
export function messageOf(bytes: number): string {
  return `42${JSON.stringify([EVENT, { pad: paddingFor(bytes) }])}`;
}

/** The `pad` with which an emitted `lot:changed` becomes a message of `bytes` bytes. */
export function paddingFor(bytes: number): string {
  return 'x'.repeat(bytes - `42${JSON.stringify([EVENT, { pad: '' }])}`.length);
}

/** Bytes of the short message, and of the long one, which is as long as Rostrum's own. */
export function messageSizes(): { readonly short: number; readonly long: number } {
  return { short: Number(process.env.SHORT_BYTES), long: Number(process.env.LONG_BYTES) };
}

export type HubServer = {
  readonly httpServer: Server;
  /** Sends the short or the long message to all viewers. */
  readonly broadcast: (size: 'short' | 'long') => void;
  /** The auction which viewers must join, if any. */
  readonly auctionId?: string;
  /** Bytes of the long message, if the contender determines it. */
  readonly longBytes?: number;
};

/**
 * Opens both ports of a hub and prints them as JSON. Viewers connect to `port`; on `controlPort`
 * the load process sends a byte for each request: `s` or `l` for a message, `g` for a garbage
 * collection, which is answered with `g` and the bytes that Node still uses. Exits when standard
 * input closes.
 */
export async function serveHub({ httpServer, broadcast, auctionId, longBytes }: HubServer): Promise<void> {
  const control = createTcpServer({ noDelay: true }, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      for (const byte of bytes) {
        if (byte === 0x73) broadcast('short');
        else if (byte === 0x6c) broadcast('long');
        else if (byte === 0x67) {
          globalThis.gc?.();
          const { heapUsed, external } = process.memoryUsage();
          socket.write(`g${heapUsed + external}`);
        }
      }
    });
  });
  await new Promise<void>((listening) => control.listen(0, '127.0.0.1', listening));
  const port = httpServer.listening ? portOf(httpServer) : await listen(httpServer);
  console.log(JSON.stringify({ port, controlPort: portOf(control), auctionId, longBytes }));
  process.stdin.on('close', () => process.exit(0)).resume();
}

/**
 * Listens on a free port of every loopback address, with a backlog for many clients at once.
 * Returns the port.
 */
export async function listen(httpServer: Server): Promise<number> {
  await new Promise<void>((listening) => httpServer.listen({ port: 0, host: '0.0.0.0', backlog: 4096 }, listening));
  return portOf(httpServer);
}

function portOf(server: Server | TcpServer): number {
  return (server.address() as AddressInfo).port;
}
