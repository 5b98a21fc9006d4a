import type pg from 'pg';
import type { MigrationState } from '../store/migrations/migration-state.ts';

/** What an admin is shown of one node. Nothing in it is anybody's secret. */
export type SystemFacts = {
  readonly version: string;
  readonly node: string;
  readonly role: string;
  readonly hints: string;
  readonly openSince: number;
  readonly residentBytes: number;
  readonly migrations: MigrationState;
  readonly waitingCommands: number;
  /** How far the house clock is ahead of this machine's, and how long ago that was measured, milliseconds. */
  readonly clockOffset: number;
  readonly clockAge: number;
  readonly connections: number;
  readonly auctionsWatched: number;
  readonly notReady: readonly string[];
  readonly database: { readonly version: string; readonly settings: Readonly<Record<string, string>> };
};

const SETTINGS = [
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'synchronous_standby_names',
  'wal_level',
  'max_connections',
];

/** The server's version, and the settings on which the house's promises rest, as they are for the house's own role. */
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
