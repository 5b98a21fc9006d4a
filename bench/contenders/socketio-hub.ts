// Stock Socket.IO as its documentation sets it up: a room, and an emit to it for each bid. Only compression is off, as for everybody.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { openHub, paddingFor, wantedSizes } from './hub-port.ts';

const { short, long } = wantedSizes();
const messages = { short: { pad: paddingFor(short) }, long: { pad: paddingFor(long) } };
const httpServer = createServer();
const io = new Server(httpServer, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('auction:join', async ({ auctionId }: { auctionId: string }, answer: (ack: object) => void) => {
    await socket.join(auctionId);
    answer({ ok: true });
  });
});

await openHub({
  httpServer,
  tell: (size) => void io.to('bench').emit('lot:changed', messages[size]),
  auctionId: 'bench',
});
