// Fills the database named by DATABASE_URL (migrated, and empty or a demo already) with the demo:
// `node prisma/seed.ts`. Pictures go to ROSTRUM_FOLDER. `npm run demo` also keeps the demo
// supplied.
import { join, resolve } from 'node:path';
import process from 'node:process';
import { createPreparedPhotographs } from '#demo/pictures/prepare-photographs.ts';
import { demoPassword } from '#demo/seed/set-up/demo-password.ts';
import { setUpDemo, uploadMissingPictures } from '#demo/seed/set-up/set-up-demo.ts';
import { openStore } from '#server/store/prisma-client.ts';

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error('DATABASE_URL is not set. To try Rostrum with a database of its own: npm run demo');
  process.exit(2);
}
const folder = resolve(process.env.ROSTRUM_FOLDER || join('.rostrum', 'demo'));
process.env.ROSTRUM_FOLDER = folder;
const password = demoPassword(folder);
const { prisma, close } = openStore(databaseUrl, { poolSize: 3 });
try {
  const created = await setUpDemo(prisma, { password, now: Date.now() });
  console.log(`${created} auctions created. Uploading their pictures.`);
  await uploadMissingPictures(prisma, createPreparedPhotographs());
  console.log(`The demo is set up. Every account has the password ${password}`);
} finally {
  await close();
}
