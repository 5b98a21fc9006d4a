import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { z } from 'zod';

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/**
 * A database's migrations compared with this program's, by name. Both lists are empty when they
 * match.
 */
export type MigrationState = {
  readonly newest: string | null;
  /** Migrations of this program that are not applied. Its next start applies them. */
  readonly pending: readonly string[];
  /** Applied migrations that this program does not know: a newer version has used the database. */
  readonly unknown: readonly string[];
};

/** Compares the applied migrations with this program's. Throws when the database cannot be read. */
export async function readMigrationState(pool: pg.Pool): Promise<MigrationState> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const own = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const { rows } = await pool.query(
    `SELECT migration_name FROM _prisma_migrations
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  );
  const applied = z
    .array(z.object({ migration_name: z.string() }))
    .parse(rows)
    .map((row) => row.migration_name);
  return {
    newest: applied.at(-1) ?? null,
    pending: own.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !own.includes(name)),
  };
}
