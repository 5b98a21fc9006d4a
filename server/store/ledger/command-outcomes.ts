import { z } from 'zod';
import type { CommandOutcome, Ledger } from '#server/saleroom/ports.ts';
import type { LedgerStatement, RunStatement } from './ledger-connection.ts';

type Result = CommandOutcome['result'];

const outcomeRow = z
  .object({
    actorId: z.string(),
    key: z.string(),
    lotId: z.string(),
    digest: z.string(),
    seq: z.int().nullable(),
    hash: z.string().nullable(),
    rejection: z.looseObject({ code: z.string() }).nullable(),
    at: z.number(),
  })
  .transform(({ seq, hash, rejection, at, ...command }): CommandOutcome => {
    const isAccepted = seq !== null && hash !== null;
    // The saleroom wrote the rejection; it is returned unchanged.
    const result = isAccepted ? { accepted: true, seq, hash, at } : { accepted: false, rejection, at };
    return { ...command, result: result as Result };
  });

const COLUMNS = `stored."actorId", stored."key", stored."lotId", stored."digest", stored."seq"::float8, stored."hash",
  stored."rejection",
  (extract(epoch FROM stored."at") * 1000)::float8 AS "at"`;

// An outcome may be missing on a synchronous standby when the wait of its commit was cancelled or
// the server restarted. The row lock writes to the log after it, so this statement waits until the
// standby has both. It writes nothing when it finds nothing.
const FIND: LedgerStatement = {
  name: 'find-outcomes',
  text: `SELECT ${COLUMNS} FROM unnest($1::uuid[], $2::text[]) AS requested(actor, key)
    JOIN "CommandOutcome" AS stored ON stored."actorId" = requested.actor AND stored."key" = requested.key
    FOR KEY SHARE OF stored`,
};

// Waits for a batch that is being written under the same key. Only one of the two inserts succeeds.
const STORE_IF_ABSENT: LedgerStatement = {
  name: 'store-outcome',
  text: `INSERT INTO "CommandOutcome" AS stored
      ("actorId", "key", "lotId", "digest", "accepted", "seq", "hash", "rejection", "at")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000))
    ON CONFLICT ("actorId", "key") DO NOTHING RETURNING ${COLUMNS}`,
};

/** Reads the outcomes of these keys; unknown keys are left out. What it returns is durable (I1). */
export async function findOutcomes(
  run: RunStatement,
  keys: Parameters<Ledger['findOutcomes']>[0],
): Promise<readonly CommandOutcome[]> {
  if (keys.length === 0) return [];
  const rows = await run(FIND, [keys.map(({ actorId }) => actorId), keys.map(({ key }) => key)]);
  return z.array(outcomeRow).parse(rows);
}

/** Stores an outcome unless its key has one already, and returns the one that is stored (I4). */
export async function storeOutcomeIfAbsent(run: RunStatement, outcome: CommandOutcome): Promise<CommandOutcome> {
  const { actorId, key, lotId, digest, result } = outcome;
  const columns = result.accepted ? [result.seq, result.hash, null] : [null, null, JSON.stringify(result.rejection)];
  const [inserted] = await run(STORE_IF_ABSENT, [actorId, key, lotId, digest, result.accepted, ...columns, result.at]);
  if (inserted) return outcomeRow.parse(inserted);
  const [existing] = await findOutcomes(run, [{ actorId, key }]);
  if (!existing) throw new Error(`the outcome of key ${key} exists but cannot be read`);
  return existing;
}
