// Fills the database named by DATABASE_URL, migrated and empty or a demo house already, with the demo house: `node prisma/seed.ts`. Photographs go
// under ROSTRUM_FOLDER. `npm run demo` does the same and then keeps the house going.
import { join, resolve } from 'node:path';
import process from 'node:process';
import { makePictures } from '#demo/pictures/make-pictures.ts';
import { demoPassword } from '#demo/seed/house/demo-password.ts';
import { demoPictureList, hangAll, setUpDemo } from '#demo/seed/house/set-up-demo.ts';
import { openStore } from '#server/store/prisma-client.ts';

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error('DATABASE_URL is not set. To try the house with a database of its own: npm run demo');
  process.exit(2);
}
const folder = resolve(process.env.ROSTRUM_FOLDER || join('.rostrum', 'demo'));
process.env.ROSTRUM_FOLDER = folder;
const password = demoPassword(folder);
const { prisma, close } = openStore(databaseUrl, { poolSize: 3 });
try {
  const announced = await setUpDemo(prisma, { folder, password, now: Date.now() });
  console.log(`${announced} auctions announced. Taking the photographs.`);
  await makePictures(demoPictureList(), { folder, processes: 2 }).done;
  await hangAll(prisma, folder);
  console.log(`The demo house is set up. Everybody's password: ${password}`);
} finally {
  await close();
}
