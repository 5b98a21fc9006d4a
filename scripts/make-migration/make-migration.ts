import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffSchemas } from './diff-schemas.ts';

export type MigrationRequest = {
  /** The folder of schema.prisma and migrations/. */
  readonly folder: string;
  /** Lower-case letters, digits and underscores. */
  readonly name: string;
  readonly now: Date;
  /** A server whose PostgreSQL version the SQL is written for. */
  readonly databaseUrl: string;
};

/**
 * Writes the difference between schema.prisma and the migrations as a new migration. Returns its
 * path, or null when there is no difference.
 */
export async function makeMigration({ folder, name, now, databaseUrl }: MigrationRequest): Promise<string | null> {
  // The schema that the migrations lead to. Prisma's engine cannot read it from PostgreSQL 18, so
  // it is stored.
  const migrated = join(folder, 'migrations', 'migrated.prisma');
  const schema = readFileSync(join(folder, 'schema.prisma'), 'utf8');
  const sql = await diffSchemas(readFileSync(migrated, 'utf8'), schema, databaseUrl);
  if (sql.includes('-- This is an empty migration.')) return null;
  const at = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const migration = join(folder, 'migrations', `${at}_${name}`);
  mkdirSync(migration);
  writeFileSync(join(migration, 'migration.sql'), sql);
  writeFileSync(migrated, schema);
  return join(migration, 'migration.sql');
}
