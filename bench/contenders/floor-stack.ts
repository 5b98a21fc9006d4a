// The lower bound of a broadcast bid: the plain `ws` library, one statement over a raw connection
// to PostgreSQL, and a loop. It checks nothing. It implements as much of Socket.IO's protocol as
// the bidders and viewers use, so that they are the same for all contenders.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';
import { padChange } from './pad-message.ts';

const database = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? '', max: 4 });
await database.query(
  'CREATE TABLE IF NOT EXISTS "FloorBid" (seq bigserial PRIMARY KEY, amount bigint NOT NULL, at timestamptz NOT NULL)',
);
const insertBid = {
  name: 'place',
  text: 'INSERT INTO "FloorBid" (amount, at) VALUES ($1, clock_timestamp()) RETURNING seq',
};

const httpServer = createServer();
const sockets = new WebSocketServer({ server: httpServer, perMessageDeflate: false });
const room = new Set<WebSocket>();

async function onMessage(socket: WebSocket, text: string): Promise<void> {
  if (text === '40') return socket.send('40{"sid":"floor"}');
  const [, id, json] = /^42(\d+)(\[.*)$/s.exec(text) ?? [];
  if (id === undefined || json === undefined) return;
  const [name, request] = JSON.parse(json) as [string, { readonly lotId: string; readonly amount: number }];
  if (name === 'auction:join') {
    room.add(socket);
    socket.send(`43${id}[{"ok":true}]`);
    return;
  }
  const seq = Number((await database.query({ ...insertBid, values: [request.amount] })).rows[0]?.seq);
  socket.send(`43${id}[{"ok":true,"seq":${seq}}]`);
  const change = { lotId: request.lotId, seq, currentBid: request.amount, at: Date.now() };
  const message = `42${JSON.stringify(['lot:changed', padChange(change)])}`;
  for (const viewer of room) viewer.send(message);
}

sockets.on('connection', (socket) => {
  socket.send('0{"sid":"floor"}');
  socket.on('message', (data: Buffer) => void onMessage(socket, data.toString()));
  socket.on('close', () => room.delete(socket));
  socket.on('error', () => {});
});
httpServer.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  process.send?.({ port: (httpServer.address() as AddressInfo).port }),
);
process.on('disconnect', () => process.exit(0));
