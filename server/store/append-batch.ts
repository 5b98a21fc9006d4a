import { type LotEvent, publicPart } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import { standingOffers } from '#auction/standing-offers.ts';
import { publicLot } from '#auction/views.ts';
import type { CommandOutcome, LedgerBatch, LotAppend } from '../saleroom/ports.ts';
import type { LedgerStatement } from './ledger-connection.ts';

type Cell = string | number | boolean | null;

/**
 * A batch as the parameters of the database function append_to_ledger, in its order: what is appended, and beside it what the projections say
 * afterwards. `tolerance` is how many milliseconds the house clock may differ from the instant of the decision.
 */
export function writeBatch(
  { decidedAt, lots, outcomes, bidders }: LedgerBatch,
  tolerance: number,
): readonly (string | number)[] {
  for (const lot of lots) refuseGap(lot);
  const events = lots.flatMap((lot) =>
    lot.events.map((event) => ({ lotId: lot.lotId, ...event, ...projected(event) })),
  );
  keepNewestLimits(events);
  return [
    decidedAt,
    tolerance,
    JSON.stringify(lots.map(lotRow)),
    ...columns(events, [({ lotId }) => lotId, ({ seq }) => seq, ({ event }) => event.type]),
    JSON.stringify(events.map(({ event }) => publicPart(event))),
    JSON.stringify(events.map(({ event }) => ('secret' in event ? event.secret : null))),
    ...columns(events, [
      ({ actorId }) => actorId,
      ({ commandKey }) => commandKey,
      ({ event }) => event.at,
      ({ hash }) => hash,
      ({ paddle }) => paddle,
      ({ amount }) => amount,
      ({ automatic }) => automatic,
      ({ limit }) => limit,
    ]),
    ...columns<CommandOutcome>(outcomes, [
      ({ actorId }) => actorId,
      ({ key }) => key,
      ({ lotId }) => lotId,
      ({ digest }) => digest,
      ({ result }) => result.at,
      ({ result }) => (result.accepted ? result.seq : null),
      ({ result }) => (result.accepted ? result.hash : null),
    ]),
    JSON.stringify(outcomes.map(({ result }) => (result.accepted ? null : result.rejection))),
    ...columns(bidders, [({ userId }) => userId, ({ sessionId }) => sessionId, ({ paddleId }) => paddleId]),
  ];
}

/** The statement that carries a batch of writeBatch. */
export const APPEND: LedgerStatement = {
  name: 'append-to-ledger',
  text: `SELECT append_to_ledger(${Array.from({ length: 27 }, (_, n) => `$${n + 1}`).join(', ')}) AS answer`,
};

/** I6: the numbers go on where the ledger stands. A gap here is a defect of the program, which the primary key alone would not see. */
function refuseGap({ lotId, expectedSeq, events, after }: LotAppend): void {
  const isDense =
    events.every(({ seq }, n) => seq === expectedSeq + n + 1) && after.seq === expectedSeq + events.length;
  if (!isDense) throw new Error(`the events for lot ${lotId} do not follow its event ${expectedSeq}`);
}

function columns<Row>(rows: readonly Row[], cells: readonly ((row: Row) => Cell)[]): readonly string[] {
  return cells.map((cell) => arrayLiteral(rows.map(cell)));
}

/** An array as PostgreSQL reads it. Strings that consist of word characters and hyphens need no quotes; null is a word of its own. */
function arrayLiteral(cells: readonly Cell[]): string {
  return `{${cells.map((cell) => (typeof cell === 'string' ? quoted(cell) : String(cell))).join()}}`;
}

function quoted(text: string): string {
  return /^[\w-]+$/.test(text) && text.toLowerCase() !== 'null' ? text : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function lotRow(lot: LotAppend) {
  const { lotId, expectedSeq, events, after, clock } = lot;
  const { status, seq, hash, currentBid, leadingPaddle, bidCount, reserve, extensions, hammerPrice, endedAt } = after;
  return {
    lotId,
    expectedSeq,
    clock,
    changed: events.length > 0,
    opened: after.terms !== null,
    status,
    seq,
    hash,
    currentBid,
    leadingPaddle,
    paddle: leadingPaddle === null ? null : paddleNumber(leadingPaddle),
    bidCount,
    reserve,
    reserveState: publicLot(after).reserve,
    scheduledClosesAt: after.scheduledClosesAt,
    closesAt: after.closesAt,
    extensions,
    hammerPrice,
    endedAt,
    committed: committed(after),
    voided: voided(lot),
  };
}

/** The number of a paddle; null for the house, which has none in the register. */
function paddleNumber(paddle: PaddleNumber): number | null {
  return paddle === HOUSE_PADDLE ? null : Number(paddle);
}

/** What the leader stands to pay: its limit while the lot is on sale, the hammer price once it is sold. */
function committed({ status, leader, hammerPrice }: Lot): number | null {
  if (status === 'sold') return hammerPrice;
  return status === 'open' || status === 'paused' ? (leader?.limit ?? null) : null;
}

/** After a void: the history rows that it takes out, and every limit that stands, since an earlier one may stand again (B6). */
function voided({ events, after }: LotAppend) {
  const rows = events.flatMap(({ seq: by, event }) =>
    event.type === 'BidVoided' ? event.rows.map((seq) => ({ seq, by })) : [],
  );
  if (!events.some(({ event }) => event.type === 'BidVoided')) return null;
  const limits = standingOffers(after.offers).map(({ paddle, limit, seq }) => ({
    paddle: paddleNumber(paddle),
    limit,
    seq,
  }));
  return { rows, limits };
}

type Projected = { paddle: number | null; amount: number | null; automatic: boolean | null; limit: number | null };

/** An event's row of the bid history, and the limit that it sets. */
function projected({ event }: { readonly event: LotEvent }): Projected {
  switch (event.type) {
    case 'BidPlaced': {
      const { paddle, amount, automatic, secret } = event;
      return { paddle: paddleNumber(paddle), amount, automatic, limit: secret?.limit ?? null };
    }
    case 'MaxBidSet':
      return { paddle: paddleNumber(event.secret.paddle), amount: null, automatic: null, limit: event.secret.limit };
    default:
      return { paddle: null, amount: null, automatic: null, limit: null };
  }
}

/** Of several limits that one paddle sets on a lot in one batch only the last is written: a statement may touch a row once. */
function keepNewestLimits(events: readonly (Projected & { readonly lotId: string })[]): void {
  const set = new Set<string>();
  for (const event of events.toReversed()) {
    if (event.limit === null) continue;
    const whose = `${event.lotId}/${event.paddle}`;
    if (set.has(whose)) event.limit = null;
    set.add(whose);
  }
}
