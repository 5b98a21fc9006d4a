// What the Node programs of the fan-out goals share: the messages that are told to everybody, and the port over which they are asked to tell one.
// The Go and the Bun program do the same in their own words.
import type { Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';

/** The event name that stands in every message, so that all contenders send the same text. */
const EVENT = 'lot:changed';

/** A message of exactly `bytes` bytes, as a Socket.IO event is on the wire: `42["lot:changed",{"pad":"…"}]`. */
export function messageOf(bytes: number): string {
  return `42${JSON.stringify([EVENT, { pad: paddingFor(bytes) }])}`;
}

/** The argument which, emitted as `lot:changed`, makes a message of `bytes` bytes. */
export function paddingFor(bytes: number): string {
  return 'x'.repeat(bytes - `42${JSON.stringify([EVENT, { pad: '' }])}`.length);
}

/** The two sizes in bytes that a run wants: the short message, and one as long as the house's own. */
export function wantedSizes(): { readonly short: number; readonly long: number } {
  return { short: Number(process.env.SHORT_BYTES), long: Number(process.env.LONG_BYTES) };
}

export type Hub = {
  readonly httpServer: Server;
  /** Tells everybody the short or the long message. */
  readonly tell: (size: 'short' | 'long') => void;
  /** The auction that viewers join, where they have to join one. */
  readonly auctionId?: string;
  /** Bytes of the long message, where the contender decides them. */
  readonly longBytes?: number;
};

/**
 * Opens the doors of a hub on loopback and says where: viewers come over HTTP; the load generator's order is one byte on the other port, `s` or `l` for
 * a message, `g` for a collection of garbage, which is answered with the bytes that Node's own accounts are left with. Ends with its standard input.
 */
export async function openHub({ httpServer, tell, auctionId, longBytes }: Hub): Promise<void> {
  const orders = createTcpServer({ noDelay: true }, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      for (const byte of bytes) {
        if (byte === 0x73) tell('short');
        else if (byte === 0x6c) tell('long');
        else if (byte === 0x67) {
          globalThis.gc?.();
          const { heapUsed, external } = process.memoryUsage();
          socket.write(`g${heapUsed + external}`);
        }
      }
    });
  });
  await new Promise<void>((listening) => orders.listen(0, '127.0.0.1', listening));
  const port = httpServer.listening ? portOf(httpServer) : await listen(httpServer);
  console.log(JSON.stringify({ port, orders: portOf(orders), auctionId, longBytes }));
  process.stdin.on('close', () => process.exit(0)).resume();
}

/** Listens on every loopback address, with room for a crowd at the door, and gives the port. */
export async function listen(httpServer: Server): Promise<number> {
  await new Promise<void>((listening) => httpServer.listen({ port: 0, host: '0.0.0.0', backlog: 4096 }, listening));
  return portOf(httpServer);
}

function portOf(server: Server | TcpServer): number {
  return (server.address() as AddressInfo).port;
}
