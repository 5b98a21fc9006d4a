import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** The lock of Prisma's `migrate deploy`, so that the two never run at the same time. */
const PRISMA_ADVISORY_LOCK = 72_707_369;

const OLDEST_VERSION = 150_000;

/** A migration failed, or the database's history does not match. The message says what to do. */
export class MigrationFault extends Error {
  override name = 'MigrationFault';
}

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

const appliedRow = z.object({
  migration_name: z.string(),
  checksum: z.string(),
  finished_at: z.date().nullable(),
});
type Applied = z.infer<typeof appliedRow>;

/**
 * Applies the pending migrations and returns their names. Folder format and migrations table are
 * Prisma's, so `prisma migrate deploy` can take over. Each migration and its entry are one
 * transaction. Concurrent calls wait for each other. Throws MigrationFault.
 */
export async function migrate(
  database: string | pg.Pool,
  folder: string = MIGRATIONS,
): Promise<{ readonly applied: readonly string[] }> {
  // The advisory lock belongs to a session, so all of it needs one connection.
  if (typeof database !== 'string') {
    const client = await database.connect();
    return await migrateOn(client, folder).finally(() => client.release());
  }
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  return await migrateOn(client, folder).finally(() => client.end());
}

async function migrateOn(client: pg.ClientBase, folder: string): Promise<{ readonly applied: readonly string[] }> {
  await refuseOldServer(client);
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_ADVISORY_LOCK]);
  try {
    return { applied: await applyPending(client, await readMigrations(folder)) };
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_ADVISORY_LOCK]);
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function applyPending(client: pg.ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query(CREATE_MIGRATIONS_TABLE);
  const { rows } = await client.query(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  const done = z.array(appliedRow).parse(rows);
  checkHistory(done, migrations);
  const pending = migrations.filter(({ name }) => !done.some((applied) => applied.migration_name === name));
  for (const migration of pending) await apply(client, migration);
  return pending.map(({ name }) => name);
}

function checkHistory(done: readonly Applied[], migrations: readonly Migration[]): void {
  for (const { migration_name: name, checksum, finished_at } of done) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (!migration)
      throw new MigrationFault(
        `The database has the migration ${name}, which this version of Rostrum does not know. ` +
          'A newer version has used it: run that one, or restore a backup made before it.',
      );
    if (finished_at === null)
      throw new MigrationFault(
        `The migration ${name} was begun by Prisma and did not finish. ` +
          'Repair the database, then mark it with "prisma migrate resolve".',
      );
    if (checksum !== migration.checksum)
      throw new MigrationFault(
        `The file of the migration ${name} is not the one that was applied. ` +
          'Applied migrations must not change: restore the file and write a new migration.',
      );
  }
}

async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date();
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query('COMMIT');
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => {}); // It fails too when the connection is lost.
    throw new MigrationFault(`The migration ${name} failed and changed nothing: ${reason(fault, sql)}`, {
      cause: fault,
    });
  }
}

function reason(fault: unknown, sql: string): string {
  if (!(fault instanceof Error)) return String(fault);
  const position = fault instanceof pg.DatabaseError ? Number(fault.position) : Number.NaN;
  if (!(position > 0)) return fault.message;
  return `${fault.message} (line ${sql.slice(0, position).split('\n').length})`;
}

async function refuseOldServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
       getdatabaseencoding() AS encoding`,
  );
  const [server] = z.tuple([z.object({ number: z.int(), version: z.string(), encoding: z.string() })]).parse(rows);
  if (server.number < OLDEST_VERSION)
    throw new MigrationFault(
      `Rostrum needs PostgreSQL 15 or newer; this server is ${server.version}. Set DATABASE_URL to a newer server.`,
    );
  if (server.encoding !== 'UTF8')
    throw new MigrationFault(
      `Rostrum needs a database with encoding UTF8; this one has ${server.encoding}. Create one with ENCODING 'UTF8'.`,
    );
}

const CREATE_MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
