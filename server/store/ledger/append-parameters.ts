import type { LedgerBatch, LotAppend } from '#server/saleroom/ports.ts';
import {
  type EventRow,
  eventRow,
  keepNewestLimits,
  type LotRow,
  lotRow,
  type OutcomeRow,
  outcomeRow,
} from './append-rows.ts';
import { binaryArray, type Cell, type ColumnType } from './binary-array.ts';
import type { LedgerParameter, LedgerStatement } from './ledger-connection.ts';

/**
 * Encodes a batch as the parameters of the database function append_to_ledger, in its order: the
 * rows to append and the new projections. `tolerance` is how many milliseconds the database's clock
 * may differ from the instant of the decision.
 */
export function batchParameters(
  { decidedAt, lots, outcomes, bidders }: LedgerBatch,
  tolerance: number,
): readonly LedgerParameter[] {
  for (const lot of lots) refuseGap(lot);
  const events = lots.flatMap((lot) => lot.events.map((recorded) => eventRow(lot.lotId, recorded)));
  keepNewestLimits(events);
  return [
    decidedAt,
    tolerance,
    ...columns(LOT_COLUMNS, lots.map(lotRow)),
    ...columns(EVENT_COLUMNS, events),
    ...columns(OUTCOME_COLUMNS, outcomes.map(outcomeRow)),
    ...columns(BIDDER_COLUMNS, bidders),
  ];
}

type Columns<Row> = { readonly [column in keyof Row]: ColumnType };

function columns<Row extends { readonly [column: string]: Cell }>(
  types: Columns<Row>,
  rows: readonly Row[],
): readonly Buffer[] {
  return Object.entries(types).map(([name, type]) =>
    binaryArray(
      type,
      rows.map((row) => row[name] ?? null),
    ),
  );
}

const LOT_COLUMNS = {
  lotId: 'uuid',
  expectedSeq: 'int8',
  clock: 'text',
  changed: 'bool',
  opened: 'bool',
  status: 'text',
  seq: 'int8',
  hash: 'text',
  currentBid: 'int8',
  leadingPaddle: 'text',
  paddle: 'int4',
  bidCount: 'int4',
  reserve: 'int8',
  reserveState: 'text',
  scheduledClosesAt: 'float8',
  closesAt: 'float8',
  extensions: 'int4',
  hammerPrice: 'int8',
  endedAt: 'float8',
  committed: 'int8',
  voided: 'jsonb',
} as const satisfies Columns<LotRow>;

const EVENT_COLUMNS = {
  lotId: 'uuid',
  seq: 'int8',
  type: 'text',
  public: 'jsonb',
  secret: 'jsonb',
  actorId: 'uuid',
  commandKey: 'text',
  at: 'float8',
  hash: 'text',
  paddle: 'int4',
  amount: 'int8',
  automatic: 'bool',
  limit: 'int8',
} as const satisfies Columns<EventRow>;

const OUTCOME_COLUMNS = {
  actorId: 'uuid',
  key: 'text',
  lotId: 'uuid',
  digest: 'text',
  at: 'float8',
  seq: 'int8',
  hash: 'text',
  rejection: 'jsonb',
} as const satisfies Columns<OutcomeRow>;

const BIDDER_COLUMNS = { userId: 'uuid', sessionId: 'uuid', paddleId: 'uuid' } as const;

const PARAMETERS =
  2 + [LOT_COLUMNS, EVENT_COLUMNS, OUTCOME_COLUMNS, BIDDER_COLUMNS].flatMap((types) => Object.keys(types)).length;

/** The statement that takes the parameters of batchParameters. */
export const APPEND: LedgerStatement = {
  name: 'append-to-ledger',
  text: `SELECT append_to_ledger(${Array.from({ length: PARAMETERS }, (_, n) => `$${n + 1}`).join(', ')}) AS answer`,
};

/**
 * I6: seqs continue the ledger's. A gap is a defect that the primary key alone would not detect.
 */
function refuseGap({ lotId, expectedSeq, events, after }: LotAppend): void {
  const isDense =
    events.every(({ seq }, n) => seq === expectedSeq + n + 1) && after.seq === expectedSeq + events.length;
  if (!isDense) throw new Error(`the events for lot ${lotId} do not follow its event ${expectedSeq}`);
}
