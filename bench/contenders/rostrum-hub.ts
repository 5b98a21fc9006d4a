// Rostrum's own broadcast: its real socket server and announcer. Changes are announced directly,
// without bids, so the saleroom behind it has a memory ledger; pace 0 makes each change a message.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { auctionRoom } from '#server/realtime/broadcast/socket-rooms.ts';
import { createSocketServer } from '#server/realtime/socket-server.ts';
import type { LotChange } from '#server/saleroom/ports.ts';
import { openFixture } from '#server/saleroom/testing/saleroom-fixture.ts';
import { chosenOptimisations } from './chosen-optimisations.ts';
import { listen, messageSizes, paddingFor, serveHub } from './hub-server.ts';
import { noRateLimits } from './no-rate-limits.ts';

const fixture = await openFixture();
const httpServer = createServer();
const port = await listen(httpServer);
const log = (about: object, message: string) => console.error(message, about);
const sockets = createSocketServer({
  httpServer,
  saleroom: fixture.saleroom,
  reader: { ...fixture.ledger, readPaddle: async (_auctionId, userId) => paddleOf(userId) },
  ledger: fixture.ledger,
  databaseClock: fixture.databaseClock,
  readSession: async ({ cookie }) => (cookie ? bidderOf(cookie) : null),
  liveSessions: async (ids) => ids.map((sessionId) => ({ sessionId, role: 'bidder', isSuspended: false })),
  notices: { subscribe: () => () => {} },
  allowedOrigins: [`http://localhost:${port}`],
  logger: { error: log, warn: log, info: () => {} },
  limits: noRateLimits,
  transport: process.env.ROSTRUM_TRANSPORT === 'stock' ? 'stock' : 'lean',
  optimisations: chosenOptimisations(),
  pace: 0,
});
await fixture.bid('ada', 100);
await fixture.announcementsSent();
const [change] = fixture.announced.slice(-1);
if (!change) throw new Error('the bid was not announced');

const room = auctionRoom(fixture.auctionId);
// Emitted as the announcer does, with another event name, so that its length can be chosen.
const short = {
  auctionId: paddingFor(
    messageSizes().short - 'auction:changed'.length - 'auctionId'.length + 'lot:changed'.length + 'pad'.length,
  ),
};
await serveHub({
  httpServer,
  broadcast: (size) => {
    if (size === 'short') sockets.io.to(room).emit('auction:changed', short);
    else sockets.announcer.lotChanged(change);
  },
  auctionId: fixture.auctionId,
  longBytes: longBytes(change),
});

/**
 * Signs in every client with a cookie as another bidder. The strings are flat, like those from a
 * database; `randomUUID` would leave ropes, which take more memory.
 */
function bidderOf(cookie: string): SignedIn {
  const name = cookie.slice(cookie.indexOf('=') + 1);
  const id = () => randomBytes(16).toString('hex');
  return { userId: id(), sessionId: id(), name, email: Buffer.from(`${name}@example.com`).toString(), role: 'bidder' };
}

/**
 * Derives a bidder's paddle from the user id: a list of paddles would count as memory of the
 * server.
 */
function paddleOf(userId: string) {
  const paddle = String(Number.parseInt(userId.slice(0, 12), 16));
  return { paddleId: userId, paddle, status: 'approved', bidLimit: null, lots: {} } as const;
}

/** The length of the announcer's message about a change, from what it emits to a room. */
function longBytes(announced: LotChange): number {
  let bytes = 0;
  const { adapter } = sockets.io.sockets;
  const broadcast = adapter.broadcast;
  adapter.rooms.set(room, new Set(['nobody']));
  adapter.broadcast = (packet: { readonly data: unknown }) => {
    bytes = Buffer.byteLength(`42${JSON.stringify(packet.data)}`);
  };
  sockets.announcer.lotChanged(announced);
  adapter.broadcast = broadcast;
  adapter.rooms.delete(room);
  return bytes;
}
