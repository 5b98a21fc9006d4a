import type { BenchDatabase } from './bench-database.ts';
import { InvariantViolation } from './invariant-violation.ts';

type Receipt = { readonly key: string; readonly seq: number; readonly amount: number };
type Row = { readonly seq: string; readonly type: string; readonly key: string | null; readonly amount: string | null };

/**
 * Checks the acknowledged bids of a run against the ledger. Throws InvariantViolation on the first
 * that breaks one: I1 acknowledged bids are durable, I6 `seq` has no gaps, I7 prices never fall.
 */
export async function checkLedger(
  database: Pick<BenchDatabase, 'query'>,
  lotId: string,
  receipts: readonly Receipt[],
): Promise<void> {
  const rows = await database.query<Row>(
    `SELECT "seq"::text AS seq, "type", "commandKey" AS key, "public"->>'amount' AS amount
      FROM "LotEvent" WHERE "lotId" = $1 ORDER BY "LotEvent"."seq"`,
    [lotId],
  );
  let price = 0;
  rows.forEach((row, index) => {
    if (Number(row.seq) !== index + 1)
      throw new InvariantViolation(`I6: event ${index + 1} of the lot has seq ${row.seq}`);
    if (row.type !== 'BidPlaced') return;
    if (Number(row.amount) < price)
      throw new InvariantViolation(`I7: the price fell from ${price} to ${row.amount} at seq ${row.seq}`);
    price = Number(row.amount);
  });
  checkReceipts(receipts, (receipt) => {
    const row = rows[receipt.seq - 1];
    return row !== undefined && row.key === receipt.key && Number(row.amount) === receipt.amount;
  });
}

/**
 * Checks that the outcome of every refused bid was written; a refusal without a write would be
 * cheaper than a decision. Throws InvariantViolation on the first that was not.
 */
export async function checkRefusals(
  database: Pick<BenchDatabase, 'query'>,
  lotId: string,
  refusedKeys: readonly string[],
): Promise<void> {
  const rows = await database.query<{ readonly key: string }>(
    'SELECT "key" FROM "CommandOutcome" WHERE "lotId" = $1 AND NOT "accepted"',
    [lotId],
  );
  const stored = new Set(rows.map(({ key }) => key));
  const missing = refusedKeys.find((key) => !stored.has(key));
  if (missing !== undefined)
    throw new InvariantViolation(`I5: the refusal under the key ${missing} is not in the database`);
}

/**
 * Checks acknowledged bids against the rows of the naive contender, by seq and amount only: it
 * stores no keys.
 */
export async function checkNaiveRows(
  database: Pick<BenchDatabase, 'query'>,
  lotId: string,
  receipts: readonly Receipt[],
): Promise<void> {
  const rows = await database.query<Row>(
    'SELECT "seq"::text AS seq, "amount"::text AS amount FROM "NaiveBid" WHERE "lotId" = $1',
    [lotId],
  );
  const amounts = new Map(rows.map((row) => [Number(row.seq), Number(row.amount)]));
  checkReceipts(receipts, (receipt) => amounts.get(receipt.seq) === receipt.amount);
}

function checkReceipts(receipts: readonly Receipt[], isStored: (receipt: Receipt) => boolean): void {
  if (!receipts.length) throw new Error('vacuous: no bid was acknowledged, so nothing was checked');
  const missing = receipts.find((receipt) => !isStored(receipt));
  if (missing)
    throw new InvariantViolation(
      `I1: the acknowledged bid ${JSON.stringify(missing)} is not in the database as it was acknowledged`,
    );
}
