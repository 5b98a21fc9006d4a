// The lower bound of every Node server: the plain `ws` library and a loop over its clients.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { messageOf, messageSizes, serveHub } from './hub-server.ts';

const { short, long } = messageSizes();
const messages = { short: messageOf(short), long: messageOf(long) };
const httpServer = createServer();
const sockets = new WebSocketServer({ server: httpServer, perMessageDeflate: false });
sockets.on('connection', (viewer) => viewer.on('error', () => {}));

await serveHub({
  httpServer,
  broadcast: (size) => {
    for (const viewer of sockets.clients) viewer.send(messages[size]);
  },
});
