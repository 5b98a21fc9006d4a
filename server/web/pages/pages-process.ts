// The process that renders the pages. It is a child of the house and dies with it: a rendering of React stalls an event loop for
// milliseconds, and a bid must not wait for that. It keeps no state; what it shows it reads from Postgres.
import { createServer } from 'node:http';
import { constants, setPriority } from 'node:os';
import next from 'next';

const dev = process.env.NODE_ENV === 'development';
const pages = next({
  dev,
  dir: process.cwd(),
  hostname: '127.0.0.1',
  port: Number(process.env.ROSTRUM_PUBLIC_PORT ?? 3000),
});

// Where both want the same core, the house goes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// A terminal's Ctrl-C reaches every process of the group; this one goes when the house says so or is gone.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', () => process.exit(0));

await pages.prepare();
const render = pages.getRequestHandler();
const upgrade = dev ? pages.getUpgradeHandler() : null;
const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => void render(request, response));
if (upgrade) server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.({ port: address.port });
});
