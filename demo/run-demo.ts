// `npm run demo`: a house with auctions that are on, bots that bid in them and a lot that always closes within two minutes.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { closeOnSignal } from '#server/close-on-signal.ts';
import { BadEnvironment, readEnvironment } from '#server/environment.ts';
import { openHouse, PortTaken } from '#server/house.ts';
import { openStore } from '#server/store/prisma-client.ts';
import { buildPages } from '#server/web/build-pages.ts';
import { startBots } from './bots/start-bots.ts';
import { freePort } from './free-port.ts';
import { awaitPictures } from './pictures/await-pictures.ts';
import { makePictures } from './pictures/make-pictures.ts';
import { welcome } from './print-banner.ts';
import { createDemoRestocker, type DemoRestocker } from './restock-demo.ts';
import { demoPassword } from './seed/house/demo-password.ts';
import { demoPictureList, PICTURES_ON_SHOW } from './seed/house/set-up-demo.ts';

/** How long a house that is open otherwise waits for its first photographs, milliseconds; the rest are hung as they are made. */
const PICTURE_PATIENCE = 60_000;

const say = (message: string) => console.log(message);
const closers: (() => Promise<void> | void)[] = [];
const close = async () => {
  while (closers.length > 0) await closers.pop()?.();
};

try {
  closeOnSignal(close);
  const folder = process.env.ROSTRUM_FOLDER || join('.rostrum', 'demo');
  if (process.argv.includes('--reset')) rmSync(folder, { recursive: true, force: true });
  // Its own database always: a demo must not find its way into somebody's house.
  const wanted = readEnvironment({
    ...process.env,
    ROSTRUM_FOLDER: folder,
    DATABASE_URL: '',
    ROSTRUM_LOG: process.env.ROSTRUM_LOG || 'warn',
  });
  const port = await freePort(wanted.port, wanted.host);
  if (port !== wanted.port) say(`Port ${wanted.port} is taken; this demo takes ${port}.`);
  const environment = { ...wanted, port };
  const password = demoPassword(environment.folder);

  // The photographs are made beside the pages: together they are what a first start has to wait for.
  let housekeeper: DemoRestocker | null = null;
  const photographs = makePictures(demoPictureList(), {
    folder: environment.folder,
    processes: 2,
    onMade: async ({ file }) => housekeeper?.hang(file),
  });
  closers.push(photographs.stop);
  // A picture that cannot be made is a pity, and no reason to close.
  photographs.done.catch((fault: unknown) => console.error(fault));
  await buildPages(say);

  // Told to stop while it opens, it opens and then closes: half of it has nobody yet who would.
  const opening = openHouse(environment, { say });
  closers.push(async () => (await opening.catch(() => null))?.close());
  const house = await opening;
  const store = openStore(house.databaseUrl, { poolSize: 3 });
  closers.push(store.close);
  const onFault = (fault: unknown) => house.log.error({ err: fault }, 'the housekeeper stumbled');
  housekeeper = createDemoRestocker(store.prisma, { folder: environment.folder, password, onFault });
  closers.push(housekeeper.stop);
  // Before the auctions are announced: their clocks run from then on.
  await awaitPictures(photographs, { wanted: PICTURES_ON_SHOW, patience: PICTURE_PATIENCE, say });
  await housekeeper.open();
  housekeeper.start();
  const bots = startBots(house.url, password, say);
  closers.push(bots.stop);
  // No picture is hung in a house that closes.
  closers.push(photographs.stop);

  process.send?.({ url: house.url, databaseUrl: house.databaseUrl });
  say(await welcome(store.prisma, { url: house.url, password, folder: environment.folder }));
} catch (fault) {
  await close();
  const isTold = fault instanceof BadEnvironment || fault instanceof PortTaken;
  console.error(isTold ? fault.message : fault);
  process.exit(isTold ? 2 : 1);
}
