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
  .transform(({ seq, hash, rejection, at, ...asked }): CommandOutcome => {
    const isAccepted = seq !== null && hash !== null;
    // The rejection is what the saleroom handed in; it is given back as it was.
    const result = isAccepted ? { accepted: true, seq, hash, at } : { accepted: false, rejection, at };
    return { ...asked, result: result as Result };
  });

const COLUMNS = `known."actorId", known."key", known."lotId", known."digest", known."seq"::float8, known."hash", known."rejection",
  (extract(epoch FROM known."at") * 1000)::float8 AS "at"`;

// An outcome that stands here may be unknown to a synchronous standby, when the wait of its commit was cancelled or the server was started anew. The lock is
// written behind it in the log, so this statement waits until the standby has both. Nothing is written where nothing is found.
const FIND: LedgerStatement = {
  name: 'find-outcomes',
  text: `SELECT ${COLUMNS} FROM unnest($1::uuid[], $2::text[]) AS asked(actor, key)
    JOIN "CommandOutcome" AS known ON known."actorId" = asked.actor AND known."key" = asked.key
    FOR KEY SHARE OF known`,
};

// Waits for a batch that is being written under the same key: one of the two is first, and both learn which.
const SETTLE: LedgerStatement = {
  name: 'settle-outcome',
  text: `INSERT INTO "CommandOutcome" AS known ("actorId", "key", "lotId", "digest", "accepted", "seq", "hash", "rejection", "at")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000))
    ON CONFLICT ("actorId", "key") DO NOTHING RETURNING ${COLUMNS}`,
};

/** Reads the outcomes that stand under these keys, as durable as any answer must be (I1); those of unseen keys are left out. */
export async function findOutcomes(
  run: RunStatement,
  keys: Parameters<Ledger['outcomes']>[0],
): Promise<readonly CommandOutcome[]> {
  if (keys.length === 0) return [];
  const rows = await run(FIND, [keys.map(({ actorId }) => actorId), keys.map(({ key }) => key)]);
  return z.array(outcomeRow).parse(rows);
}

/** Stores an outcome under its key unless one stands there, and answers with the one that stands (I4). */
export async function storeOutcomeIfAbsent(run: RunStatement, outcome: CommandOutcome): Promise<CommandOutcome> {
  const { actorId, key, lotId, digest, result } = outcome;
  const told = result.accepted ? [result.seq, result.hash, null] : [null, null, JSON.stringify(result.rejection)];
  const [stored] = await run(SETTLE, [actorId, key, lotId, digest, result.accepted, ...told, result.at]);
  if (stored) return outcomeRow.parse(stored);
  const [standing] = await findOutcomes(run, [{ actorId, key }]);
  if (!standing) throw new Error(`the outcome of key ${key} was there and is gone`);
  return standing;
}
