// Stock Socket.IO as its documentation sets it up: a room, and an emit to it for each bid. Only
// compression is off, as for all contenders.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { messageSizes, paddingFor, serveHub } from './hub-server.ts';

const { short, long } = messageSizes();
const messages = { short: { pad: paddingFor(short) }, long: { pad: paddingFor(long) } };
const httpServer = createServer();
const io = new Server(httpServer, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('auction:join', async ({ auctionId }: { auctionId: string }, acknowledge: (answer: object) => void) => {
    await socket.join(auctionId);
    acknowledge({ ok: true });
  });
});

await serveHub({
  httpServer,
  broadcast: (size) => void io.to('bench').emit('lot:changed', messages[size]),
  auctionId: 'bench',
});
