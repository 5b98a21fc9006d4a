// `npm run make-migration -- NAME`: writes the changes of prisma/schema.prisma that no migration
// contains yet as a new migration. A person then adds what Prisma cannot express (checks, triggers,
// comments).
import { rm } from 'node:fs/promises';
import process from 'node:process';
import { startEmbeddedPostgres } from '#server/store/embedded/embedded-postgres.ts';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { makeMigration } from './make-migration.ts';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run make-migration -- NAME (lower-case letters, digits and underscores)');
  process.exit(2);
}

const folder = makeTemporaryFolder('migration');
const postgres = await startEmbeddedPostgres({ folder });
try {
  const file = await makeMigration({ folder: 'prisma', name, now: new Date(), databaseUrl: postgres.url });
  console.log(
    file === null
      ? 'No difference: the migrations already contain everything in prisma/schema.prisma.'
      : `Wrote ${file}. Read it, add what Prisma cannot express, and commit it with migrated.prisma.`,
  );
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
