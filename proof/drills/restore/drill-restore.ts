// `npm run restore-drill`: backs DATABASE_URL up with pg_dump, restores it into a fresh database on the same server, and compares the ledgers, event
// by event. It writes nothing into the house's own database.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** What a ledger comes to: its events, and one hash over all of their hashes in order. */
export type LedgerSum = { readonly events: number; readonly hash: string };

/** Backs a house's database up and restores it beside itself; the two sums are the same when nothing was lost. Throws what pg_dump or pg_restore said. */
export async function drillRestore(
  databaseUrl: string,
): Promise<{ readonly backedUp: LedgerSum; readonly restored: LedgerSum }> {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-restore-'));
  const file = join(folder, 'house.dump');
  const name = `restore_drill_${randomBytes(6).toString('hex')}`;
  const restoredUrl = Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
  try {
    const backedUp = await inDatabase(databaseUrl, (client) => backUp(client, databaseUrl, file));
    await inDatabase(databaseUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
    await run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${restoredUrl}`, file]);
    return { backedUp, restored: await inDatabase(restoredUrl, sumOf) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await inDatabase(databaseUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
}

/** Dumps what it sums: both look at one snapshot, so that a house in the middle of bidding can be drilled too. */
async function backUp(client: pg.Client, databaseUrl: string, file: string): Promise<LedgerSum> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // The snapshot lives as long as this transaction, which waits for the dump.
  await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
  const { rows } = await client.query<{ readonly snapshot: string }>('SELECT pg_export_snapshot() AS "snapshot"');
  const backedUp = await sumOf(client);
  await run('pg_dump', ['--format=custom', `--snapshot=${rows[0]?.snapshot}`, `--file=${file}`, databaseUrl]);
  await client.query('COMMIT');
  return backedUp;
}

async function sumOf(client: pg.Client): Promise<LedgerSum> {
  const { rows } = await client.query<LedgerSum>(
    `SELECT count(*)::int AS "events", encode(sha256(convert_to(coalesce(string_agg("hash", '' ORDER BY "lotId", "seq"), ''), 'UTF8')), 'hex') AS "hash" FROM "LotEvent"`,
  );
  const [sum] = rows;
  if (!sum) throw new Error('the ledger could not be summed');
  return sum;
}

async function inDatabase<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

async function run(program: string, rest: readonly string[]): Promise<void> {
  await promisify(execFile)(program, rest).catch(({ message, stderr }: { message: string; stderr?: string }) => {
    throw new Error(`${program} failed: ${stderr || message}`);
  });
}
