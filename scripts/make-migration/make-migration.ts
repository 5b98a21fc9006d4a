// `npm run make-migration -- NAME`: writes what prisma/schema.prisma has that the migrations do not have yet into a new migration, for a person to read,
// complete (checks, triggers, comments) and commit. Development only: the house itself needs nothing but the SQL.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { startEmbeddedPostgres } from '#server/store/embedded/embedded-postgres.ts';
import { makeTemporaryFolder } from '#server/store/embedded/temporary-folder.ts';
import { diffSchemas } from './diff-schemas.ts';

const MIGRATIONS = 'prisma/migrations';
/** The schema that the migrations lead to. Prisma's engine cannot read it from a living server (PostgreSQL 18), so it is kept. */
const MIGRATED = join(MIGRATIONS, 'migrated.prisma');

const [name] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run make-migration -- NAME (small letters, digits and underscores)');
  process.exit(2);
}

const folder = makeTemporaryFolder('migration');
const postgres = await startEmbeddedPostgres({ folder });
try {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  const sql = await diffSchemas(readFileSync(MIGRATED, 'utf8'), schema, postgres.url);
  if (sql.includes('-- This is an empty migration.')) {
    console.log('The migrations have everything that prisma/schema.prisma has.');
  } else {
    const at = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const migration = join(MIGRATIONS, `${at}_${name}`);
    mkdirSync(migration);
    writeFileSync(join(migration, 'migration.sql'), sql);
    writeFileSync(MIGRATED, schema);
    console.log(
      `Written: ${migration}/migration.sql. Read it, add what Prisma cannot express, and commit it with ${MIGRATED}.`,
    );
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
