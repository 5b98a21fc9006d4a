// The floor under every Node server: the plain `ws` library and a loop over its clients.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { messageOf, openHub, wantedSizes } from './hub-port.ts';

const { short, long } = wantedSizes();
const messages = { short: messageOf(short), long: messageOf(long) };
const httpServer = createServer();
const viewers = new WebSocketServer({ server: httpServer, perMessageDeflate: false });
viewers.on('connection', (viewer) => viewer.on('error', () => {}));

await openHub({
  httpServer,
  tell: (size) => {
    for (const viewer of viewers.clients) viewer.send(messages[size]);
  },
});
