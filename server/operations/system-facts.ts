import type pg from 'pg';
import type { SystemFacts } from '#protocol/views/system-facts.ts';

const SETTINGS = [
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'synchronous_standby_names',
  'wal_level',
  'max_connections',
];

/**
 * The version of PostgreSQL, and the settings on which the durability of bids depends, as they
 * apply to our own role.
 */
export async function readDatabaseFacts(pool: pg.Pool): Promise<SystemFacts['database']> {
  const { rows } = await pool.query<{ readonly name: string; readonly setting: string }>(
    "SELECT name, setting FROM pg_settings WHERE name = ANY($1) OR name = 'server_version'",
    [SETTINGS],
  );
  const all = new Map(rows.map(({ name, setting }) => [name, setting]));
  return {
    version: all.get('server_version') ?? '',
    settings: Object.fromEntries(SETTINGS.map((name) => [name, all.get(name) ?? ''])),
  };
}
