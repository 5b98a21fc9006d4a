// `npm run demo`: a server with running auctions, bots that bid in them, and a lot that always
// closes within two minutes.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import getPort from 'get-port';
import { closeOnSignal } from '#server/close-on-signal.ts';
import { BadEnvironment, readEnvironment } from '#server/environment.ts';
import { PortTaken } from '#server/start/http-server.ts';
import { startServer } from '#server/start-server.ts';
import { openStore } from '#server/store/prisma-client.ts';
import { buildPages } from '#server/web/pages/build-pages.ts';
import { startBots } from './bots/start-bots.ts';
import { createPreparedPhotographs } from './pictures/prepare-photographs.ts';
import { banner } from './print-banner.ts';
import { createRestocker } from './restock-demo.ts';
import { demoPassword } from './seed/set-up/demo-password.ts';

const print = (message: string) => console.log(message);
const closers: (() => Promise<void> | void)[] = [];
const close = async () => {
  while (closers.length > 0) await closers.pop()?.();
};

try {
  closeOnSignal(close);
  const folder = process.env.ROSTRUM_FOLDER || join('.rostrum', 'demo');
  // The demo uploads pictures itself, and the picture store takes its folder from the environment.
  process.env.ROSTRUM_FOLDER = folder;
  if (process.argv.includes('--reset')) rmSync(folder, { recursive: true, force: true });
  // Always a database of its own: the demo must never write into a real one.
  const requested = readEnvironment({
    ...process.env,
    ROSTRUM_FOLDER: folder,
    DATABASE_URL: '',
    ROSTRUM_LOG: process.env.ROSTRUM_LOG || 'warn',
  });
  const port = await freePort(requested);
  if (port !== requested.port) print(`Port ${requested.port} is in use; the demo listens on ${port}.`);
  const environment = { ...requested, port };
  const password = demoPassword(environment.folder);
  await buildPages(print, environment.variables);

  // A signal during start-up waits until the server is open: half of it has nobody yet to close it.
  const opening = startServer(environment, { print });
  closers.push(async () => (await opening.catch(() => null))?.close());
  const house = await opening;
  const store = openStore(house.databaseUrl, { poolSize: 3 });
  closers.push(store.close);
  const restocker = createRestocker(store.prisma, {
    photographs: createPreparedPhotographs(),
    password,
    onFault: (fault) => house.log.error({ err: fault }, 'the demo could not be restocked'),
  });
  closers.push(restocker.stop);
  print('Setting up the demo: accounts, auctions, pictures.');
  await restocker.setUp();
  restocker.start();
  const bots = startBots(house.url, password, print);
  closers.push(bots.stop);

  process.send?.({ url: house.url, databaseUrl: house.databaseUrl });
  print(await banner(store.prisma, { url: house.url, password, folder: environment.folder }));
} catch (fault) {
  await close();
  const isExpected = fault instanceof BadEnvironment || fault instanceof PortTaken;
  console.error(isExpected ? fault.message : fault);
  process.exit(isExpected ? 2 : 1);
}

/**
 * The requested port, or the next free one. If fifty are in use, the requested one: starting says
 * so.
 */
async function freePort({ host, port }: { readonly host: string; readonly port: number }): Promise<number> {
  if (port === 0) return 0;
  const candidates = Array.from({ length: 50 }, (_, n) => port + n).filter((each) => each <= 65_535);
  const free = await getPort({ host, port: candidates });
  return candidates.includes(free) ? free : port;
}
