import { type LotEvent, publicPart } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import { standingOffers } from '#auction/standing-offers.ts';
import { publicLot } from '#auction/views.ts';
import type { CommandOutcome, EventToAppend, LotAppend } from '#server/saleroom/ports.ts';

/** A lot's row as it stands after a batch, and what the batch assumed of it. */
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
  return JSON.stringify({ rows, limits });
}

/** An event on its way into the ledger, with what of it goes into the projections. */
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

/** What of an event goes into the projections: its row of the bid history, and the limit that it sets. */
type Projected = {
  readonly paddle: number | null;
  readonly amount: number | null;
  readonly automatic: boolean | null;
  limit: number | null;
};

export function eventRow(lotId: string, { seq, hash, event, actorId, commandKey }: EventToAppend): EventRow {
  const secret = 'secret' in event && event.secret ? JSON.stringify(event.secret) : null;
  const open = JSON.stringify(publicPart(event));
  return {
    lotId,
    seq,
    type: event.type,
    public: open,
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

/** What became of a keyed command: a number and a hash, or a rejection. */
export function outcomeRow({ actorId, key, lotId, digest, result }: CommandOutcome): OutcomeRow {
  const { accepted, at } = result;
  const [seq, hash] = accepted ? [result.seq, result.hash] : [null, null];
  return { actorId, key, lotId, digest, at, seq, hash, rejection: accepted ? null : JSON.stringify(result.rejection) };
}

/** Of several limits that one paddle sets on a lot in one batch only the last is written: a statement may touch a row once. */
export function keepNewestLimits(events: readonly EventRow[]): void {
  const set = new Set<string>();
  for (const event of events.toReversed()) {
    if (event.limit === null) continue;
    const whose = `${event.lotId}/${event.paddle}`;
    if (set.has(whose)) event.limit = null;
    set.add(whose);
  }
}
