// The process that renders the pages, a child of the server that ends with it. React rendering
// blocks an event loop for milliseconds, and a bid must not wait for that. The process is
// stateless: pages read Postgres.
import { createServer } from 'node:http';
import { constants, setPriority } from 'node:os';
import next from 'next';
import { pagesSettings } from '#server/settings/pages-settings.ts';

const { isDevelopment: dev, publicPort } = pagesSettings();
const pages = next({ dev, dir: process.cwd(), hostname: '127.0.0.1', port: publicPort });

// When both processes need the same core, the server takes precedence.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// A terminal's Ctrl-C reaches every process of the group. This process ends when the server
// disconnects or dies.
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
