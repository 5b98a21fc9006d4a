import { createHash } from 'node:crypto';
import pg from 'pg';
import { CannotVerify } from './cannot-verify.ts';
import { readStoredLot, storedLotIds } from './read-stored-lots.ts';
import { type StoredFault, verifyStoredLot } from './verify-stored-lot.ts';

/** What a database's ledgers came to. */
export type DatabaseVerdict = {
  readonly lots: number;
  readonly events: number;
  readonly faults: readonly (StoredFault & { readonly lot: string })[];
  /** SHA-256 over id, last seq and last hash of every lot in order of id: the same for the same ledgers, wherever they were restored (I43). */
  readonly ledgerHash: string;
};

/**
 * Verifies all lots of a database, or one, as they stood at one instant: everything is read in one REPEATABLE READ transaction that cannot write.
 * Throws CannotVerify when the database cannot be reached or holds no such lot.
 */
export async function verifyDatabase(url: string, lotId: string | null): Promise<DatabaseVerdict> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (fault) {
    throw new CannotVerify(`the database cannot be reached: ${(fault as Error).message}`);
  }
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const verdict = await verifyLots(client, await storedLotIds(client, lotId));
    await client.query('COMMIT');
    return verdict;
  } finally {
    await client.end();
  }
}

async function verifyLots(client: pg.Client, lotIds: readonly string[]): Promise<DatabaseVerdict> {
  if (lotIds.length === 0) throw new CannotVerify('there is no such lot, and so nothing to check');
  const ledgers = createHash('sha256');
  const faults: (StoredFault & { readonly lot: string })[] = [];
  let events = 0;
  // One lot at a time: a house's whole history need not fit into memory.
  for (const lotId of lotIds) {
    const stored = await readStoredLot(client, lotId);
    events += stored.events.length;
    faults.push(...verifyStoredLot(stored).map((fault) => ({ ...fault, lot: `${stored.name} (${lotId})` })));
    const { seq = 0, hash = '' } = stored.events.at(-1) ?? {};
    ledgers.update(`${lotId} ${seq} ${hash}\n`);
  }
  return { lots: lotIds.length, events, faults, ledgerHash: ledgers.digest('hex') };
}
