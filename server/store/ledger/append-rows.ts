import { type LotEvent, publicPart } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import { standingOffers } from '#auction/standing-offers.ts';
import { publicLot } from '#auction/views.ts';
import type { CommandOutcome, EventToAppend, LotAppend } from '#server/saleroom/ports.ts';

/** A lot's row after a batch, and what the batch assumed about it before. */
export type LotRow = ReturnType<typeof lotRow>;

export function lotRow(lot: LotAppend) {
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

/** A paddle's number; null for house bids, which have no paddle in the register. */
function paddleNumber(paddle: PaddleNumber): number | null {
  return paddle === HOUSE_PADDLE ? null : Number(paddle);
}

/**
 * What the leader may have to pay: its limit while the lot is on sale, the hammer price once sold.
 */
function committed({ status, leader, hammerPrice }: Lot): number | null {
  if (status === 'sold') return hammerPrice;
  return status === 'open' || status === 'paused' ? (leader?.limit ?? null) : null;
}

/**
 * After a void: the voided history rows, and all limits in force, since earlier ones may apply
 * again (B6).
 */
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
  return JSON.stringify({ rows, limits });
}

/** An event's row in the ledger and its part in the projections. */
export type EventRow = {
  readonly lotId: string;
  readonly seq: number;
  readonly type: string;
  readonly public: string;
  readonly secret: string | null;
  readonly actorId: string | null;
  readonly commandKey: string | null;
  readonly at: number;
  readonly hash: string;
} & Projected;

/** An event's part in the projections: its row of the bid history, and the limit that it sets. */
type Projected = {
  readonly paddle: number | null;
  readonly amount: number | null;
  readonly automatic: boolean | null;
  limit: number | null;
};

export function eventRow(lotId: string, { seq, hash, event, actorId, commandKey }: EventToAppend): EventRow {
  const secret = 'secret' in event && event.secret ? JSON.stringify(event.secret) : null;
  return {
    lotId,
    seq,
    type: event.type,
    public: JSON.stringify(publicPart(event)),
    secret,
    actorId,
    commandKey,
    at: event.at,
    hash,
    ...projected(event),
  };
}

function projected(event: LotEvent): Projected {
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

export type OutcomeRow = {
  readonly actorId: string;
  readonly key: string;
  readonly lotId: string;
  readonly digest: string;
  readonly at: number;
  readonly seq: number | null;
  readonly hash: string | null;
  readonly rejection: string | null;
};

/** The outcome of a keyed command: the seq and hash of its event, or a rejection. */
export function outcomeRow({ actorId, key, lotId, digest, result }: CommandOutcome): OutcomeRow {
  const { accepted, at } = result;
  const [seq, hash] = accepted ? [result.seq, result.hash] : [null, null];
  return { actorId, key, lotId, digest, at, seq, hash, rejection: accepted ? null : JSON.stringify(result.rejection) };
}

/** Keeps only the last limit per lot and paddle: one statement can write a MaxBid row only once. */
export function keepNewestLimits(events: readonly EventRow[]): void {
  const seen = new Set<string>();
  for (const event of events.toReversed()) {
    if (event.limit === null) continue;
    const row = `${event.lotId}/${event.paddle}`;
    if (seen.has(row)) event.limit = null;
    seen.add(row);
  }
}
