import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { z } from 'zod';

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** How a database stands to this program's migrations, by name. In step: both lists are empty. */
export type MigrationState = {
  readonly newest: string | null;
  /** Of this program, and not applied: another program must apply them, or this one at its next start. */
  readonly pending: readonly string[];
  /** Applied, and unknown here: a newer version of the program has been there. */
  readonly unknown: readonly string[];
};

/** Compares the database's book of migrations with this program's folder. Throws when the database cannot be read. */
export async function readMigrationState(pool: pg.Pool): Promise<MigrationState> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const known = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const { rows } = await pool.query(
    'SELECT migration_name FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name',
  );
  const applied = z
    .array(z.object({ migration_name: z.string() }))
    .parse(rows)
    .map((row) => row.migration_name);
  return {
    newest: applied.at(-1) ?? null,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}
