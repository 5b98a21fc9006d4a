import { BrokenPromise } from './broken-promise.ts';
import type { BenchDatabase } from './database.ts';

type Receipt = { readonly key: string; readonly seq: number; readonly amount: number };
type Row = { readonly seq: string; readonly type: string; readonly key: string | null; readonly amount: string | null };

/** Holds the acknowledged bids of a run against the ledger. Throws BrokenPromise on the first: I1 acked is durable, I6 dense seq, I7 prices never fall. */
export async function checkLedger(
  database: Pick<BenchDatabase, 'query'>,
  lotId: string,
  receipts: readonly Receipt[],
): Promise<void> {
  const rows = await database.query<Row>(
    `SELECT "seq"::text AS seq, "type", "commandKey" AS key, "public"->>'amount' AS amount FROM "LotEvent" WHERE "lotId" = $1 ORDER BY "LotEvent"."seq"`,
    [lotId],
  );
  let price = 0;
  rows.forEach((row, index) => {
    if (Number(row.seq) !== index + 1) throw new BrokenPromise(`I6: event ${index + 1} of the lot has seq ${row.seq}`);
    if (row.type !== 'BidPlaced') return;
    if (Number(row.amount) < price)
      throw new BrokenPromise(`I7: the price fell from ${price} to ${row.amount} at seq ${row.seq}`);
    price = Number(row.amount);
  });
  matchReceipts(receipts, (receipt) => {
    const row = rows[receipt.seq - 1];
    return row !== undefined && row.key === receipt.key && Number(row.amount) === receipt.amount;
  });
}

/** Holds the refusals of a run against the outcomes in the ledger: one that was said without being written would be cheaper than a decision. Throws BrokenPromise on the first. */
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
  const lost = refusedKeys.find((key) => !stored.has(key));
  if (lost !== undefined) throw new BrokenPromise(`I5: the refusal under the key ${lost} is not in the database`);
}

/** Acknowledged bids against the naive contender's rows: it keeps no keys, so seq and amount have to do. */
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
  matchReceipts(receipts, (receipt) => amounts.get(receipt.seq) === receipt.amount);
}

function matchReceipts(receipts: readonly Receipt[], stands: (receipt: Receipt) => boolean): void {
  if (!receipts.length) throw new Error('vacuous: no bid was acknowledged, so nothing was checked');
  const lost = receipts.find((receipt) => !stands(receipt));
  if (lost)
    throw new BrokenPromise(
      `I1: the acknowledged bid ${JSON.stringify(lost)} is not in the database as it was acknowledged`,
    );
}
