// The lower bound of every page: a custom server with Next and one heading, in production mode.
// Built by bench/processes/build-bare-next.ts.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';

const pages = next({ dev: false, dir: process.env.BENCH_BARE_NEXT ?? '', hostname: '127.0.0.1', port: 0 });
await pages.prepare();
const render = pages.getRequestHandler();
const server = createServer((request, response) => void render(request, response));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
