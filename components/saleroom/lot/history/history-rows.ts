/**
 * The rows of the bid history: newest first, automatic bids grouped with the bid that caused them.
 */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { Money } from '#auction/money.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';

export type BidRow = {
  readonly kind: 'bid';
  readonly seq: number;
  readonly at: number;
  readonly paddle: PaddleNumber;
  readonly amount: Money;
  readonly automatic: boolean;
  /** The seq of the bid that caused this one; its own seq if it is not automatic. */
  readonly cause: number;
  readonly house: boolean;
  readonly yours: boolean;
  readonly bot: boolean;
  /** The reason if the bid was voided (B6); otherwise null. */
  readonly voided: string | null;
};

export type NoteRow = { readonly kind: 'note'; readonly seq: number; readonly at: number; readonly note: Note };

/** An event other than a bid. */
export type Note =
  | { readonly what: 'reserve-met' | 'reserve-lowered' | 'resumed' | 'reserve-not-met' | 'no-bid' }
  | { readonly what: 'extended'; readonly closesAt: number; readonly cause: 'bid' | 'another-lot' | 'downtime' }
  | { readonly what: 'paused' | 'withdrawn'; readonly reason: string }
  | { readonly what: 'sold'; readonly paddle: PaddleNumber; readonly amount: Money };

export type HistoryRow = BidRow | NoteRow;

/** A lot's history as rows, newest first. Openings and sealed maximums have no row. */
export function historyRows(
  events: readonly RecordedPublicEvent[],
  marks: { readonly paddle: PaddleNumber | null; readonly bots: ReadonlySet<PaddleNumber> },
): readonly HistoryRow[] {
  const voids = new Map<number, string>();
  for (const { event } of events) {
    if (event.type === 'BidVoided') for (const row of [event.voidedSeq, ...event.rows]) voids.set(row, event.reason);
  }
  return events
    .map(({ seq, event }): HistoryRow | null => {
      if (event.type === 'BidPlaced') {
        const { at, paddle, amount, automatic } = event;
        const cause = event.cause ?? seq;
        return {
          kind: 'bid',
          seq,
          at,
          paddle,
          amount,
          automatic,
          cause,
          house: paddle === HOUSE_PADDLE,
          yours: paddle === marks.paddle,
          bot: marks.bots.has(paddle),
          voided: voids.get(seq) ?? null,
        };
      }
      const note = noteOf(event);
      return note && { kind: 'note', seq, at: event.at, note };
    })
    .filter((row) => row !== null)
    .toReversed();
}

function noteOf(event: RecordedPublicEvent['event']): Note | null {
  switch (event.type) {
    case 'ReserveMet':
      return { what: 'reserve-met' };
    case 'ReserveLowered':
      return { what: 'reserve-lowered' };
    case 'ClosingExtended':
      return { what: 'extended', closesAt: event.closesAt, cause: event.cause };
    case 'LotPaused':
      return { what: 'paused', reason: event.reason };
    case 'LotResumed':
      return { what: 'resumed' };
    case 'LotWithdrawn':
      return { what: 'withdrawn', reason: event.reason };
    case 'LotPassed':
      return { what: event.why };
    case 'LotSold':
      return { what: 'sold', paddle: event.paddle, amount: event.hammerPrice };
    case 'LotOpened':
    case 'BidPlaced':
    case 'MaxBidSet':
    case 'BidVoided':
      return null;
    default:
      return event satisfies never;
  }
}

/** Groups each bid with the automatic bids that it caused, newest first. */
export function groupedRows(rows: readonly HistoryRow[]): readonly (readonly HistoryRow[])[] {
  const groups: HistoryRow[][] = [];
  for (const row of rows) {
    const above = groups.at(-1);
    const last = above?.at(-1);
    if (above && last?.kind === 'bid' && row.kind === 'bid' && last.cause === row.cause) above.push(row);
    else groups.push([row]);
  }
  return groups;
}
