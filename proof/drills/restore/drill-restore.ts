import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** The number of events in a ledger, and one hash over all of their hashes in order. */
export type LedgerDigest = { readonly events: number; readonly hash: string };

/**
 * Backs a database up with pg_dump and restores it into a new database on the same server. The
 * digests are equal when nothing was lost. Throws with the output of pg_dump or pg_restore when one
 * fails.
 */
export async function drillRestore(
  databaseUrl: string,
): Promise<{ readonly backedUp: LedgerDigest; readonly restored: LedgerDigest }> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-restore-'));
  const file = join(folder, 'house.dump');
  const name = `restore_drill_${randomBytes(6).toString('hex')}`;
  const restoredUrl = Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
  try {
    const backedUp = await inDatabase(databaseUrl, (client) => backUp(client, databaseUrl, file));
    await inDatabase(databaseUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
    await run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${restoredUrl}`, file]);
    return { backedUp, restored: await inDatabase(restoredUrl, digestOf) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await inDatabase(databaseUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
}

/** Dumps and digests the same snapshot, so that the drill works during bidding. */
async function backUp(client: pg.Client, databaseUrl: string, file: string): Promise<LedgerDigest> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // The snapshot exists as long as this transaction, which is idle during the dump.
  await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
  const { rows } = await client.query<{ readonly snapshot: string }>('SELECT pg_export_snapshot() AS "snapshot"');
  const backedUp = await digestOf(client);
  await run('pg_dump', ['--format=custom', `--snapshot=${rows[0]?.snapshot}`, `--file=${file}`, databaseUrl]);
  await client.query('COMMIT');
  return backedUp;
}

async function digestOf(client: pg.Client): Promise<LedgerDigest> {
  const { rows } = await client.query<LedgerDigest>(
    `SELECT count(*)::int AS "events", encode(sha256(convert_to(coalesce(string_agg("hash", '' ORDER ` +
      `BY "lotId", "seq"), ''), 'UTF8')), 'hex') AS "hash" FROM "LotEvent"`,
  );
  const [digest] = rows;
  if (!digest) throw new Error('the ledger could not be read');
  return digest;
}

async function inDatabase<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

async function run(program: string, programArguments: readonly string[]): Promise<void> {
  await promisify(execFile)(program, programArguments).catch(
    ({ message, stderr }: { message: string; stderr?: string }) => {
      throw new Error(`${program} failed: ${stderr || message}`);
    },
  );
}
