// `npm run restore-drill`: backs DATABASE_URL up with pg_dump, restores it into a fresh database on the same server, and compares the ledgers, event
// by event. It writes nothing into the house's own database.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    // Before the dump: what is bid meanwhile may be in it or not.
    const backedUp = await sumOf(databaseUrl);
    run('pg_dump', ['--format=custom', `--file=${file}`, databaseUrl]);
    await inDatabase(databaseUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
    run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${restoredUrl}`, file]);
    return { backedUp, restored: await sumOf(restoredUrl) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await inDatabase(databaseUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
}

async function sumOf(databaseUrl: string): Promise<LedgerSum> {
  const { rows } = await inDatabase(databaseUrl, (client) =>
    client.query<LedgerSum>(
      `SELECT count(*)::int AS "events", encode(sha256(convert_to(coalesce(string_agg("hash", '' ORDER BY "lotId", "seq"), ''), 'UTF8')), 'hex') AS "hash" FROM "LotEvent"`,
    ),
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

function run(program: string, rest: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, rest, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}
