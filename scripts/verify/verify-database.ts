import { createHash } from 'node:crypto';
import pg from 'pg';
import { CannotVerify } from './cannot-verify.ts';
import { readStoredLot, storedLotIds } from './read-stored-lots.ts';
import { type StoredProblem, verifyStoredLot } from './verify-stored-lot.ts';

/** The result of verifying the ledgers of a database. */
export type DatabaseReport = {
  readonly lots: number;
  readonly events: number;
  readonly problems: readonly (StoredProblem & { readonly lot: string })[];
  /**
   * SHA-256 over id, last seq and last hash of every lot in order of id. A restored copy of the
   * same ledgers has the same hash (I43).
   */
  readonly ledgerHash: string;
};

/**
 * Verifies all lots of a database, or one, in a consistent snapshot: a read-only REPEATABLE READ
 * transaction. Throws CannotVerify when the database cannot be reached or has no such lot.
 */
export async function verifyDatabase(url: string, lotId: string | null): Promise<DatabaseReport> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new CannotVerify(`the database cannot be reached: ${(error as Error).message}`);
  }
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const report = await verifyLots(client, await storedLotIds(client, lotId));
    await client.query('COMMIT');
    return report;
  } finally {
    await client.end();
  }
}

async function verifyLots(client: pg.Client, lotIds: readonly string[]): Promise<DatabaseReport> {
  if (lotIds.length === 0) throw new CannotVerify('there is no such lot, so there is nothing to check');
  const ledgers = createHash('sha256');
  const problems: (StoredProblem & { readonly lot: string })[] = [];
  let events = 0;
  // One lot at a time, so that memory does not limit the size of the database.
  for (const lotId of lotIds) {
    const stored = await readStoredLot(client, lotId);
    events += stored.events.length;
    problems.push(...verifyStoredLot(stored).map((problem) => ({ ...problem, lot: `${stored.name} (${lotId})` })));
    const { seq = 0, hash = '' } = stored.events.at(-1) ?? {};
    ledgers.update(`${lotId} ${seq} ${hash}\n`);
  }
  return { lots: lotIds.length, events, problems, ledgerHash: ledgers.digest('hex') };
}
