import type { BidCommand, LotCommand } from '#auction/commands.ts';
import type { LotEvent, RecordedEvent } from '#auction/events.ts';
import type { Money } from '#auction/money.ts';
import type { Bidder, PaddleStatus } from '#auction/paddle.ts';
import type { EventDump, OpLine, RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { isManual, isRequestedBy, type KeyedCommand } from './keyed-commands.ts';

/** An event of the dump in the form that the rules read. */
export function recordedEvent({ s, hash, public: published, secret }: EventDump): RecordedEvent {
  const event = { ...published, ...(secret === null && published.commitment === undefined ? {} : { secret }) };
  return { seq: s, hash, event: event as unknown as LotEvent };
}

/** The command that wrote a group of events: as its client sent it, or rebuilt from the events. */
export function commandBehind(
  run: RecordedRun,
  group: readonly EventDump[],
  sentCommand: KeyedCommand | null,
): LotCommand {
  const [first] = group as [EventDump];
  const at = first.at;
  const event = first.public as unknown as LotEvent;
  const salt = String(first.secret?.salt ?? '');
  switch (event.type) {
    case 'LotOpened': {
      const { terms, openingBid, closesAt } = event;
      const reserve = (first.secret?.reserve ?? null) as Money | null;
      return { type: 'OpenLot', at, salt, terms, openingBid, closesAt, reserve };
    }
    case 'LotSold':
    case 'LotPassed':
      return { type: 'CloseLot', at };
    case 'ClosingExtended':
      return {
        type: 'ExtendClosing',
        at,
        closesAt: event.closesAt,
        cause: event.cause === 'bid' ? 'another-lot' : event.cause,
      };
    default: {
      const manual = group.find(isManual) ?? first;
      const sent = sentCommand?.sent.find((line) => isRequestedBy(manual, line)) ?? null;
      return bidCommand(run, {
        lotId: first.l,
        at,
        salt: String(manual.secret?.salt ?? ''),
        sent: sent ?? requestFromEvent(manual),
        userId: first.u ?? '',
        available: null,
      });
    }
  }
}

/**
 * The request for a bid that nobody sent (I2 reports it), so that the rest of the lot can still be
 * checked.
 */
function requestFromEvent({ secret }: EventDump): Pick<OpLine, 'op' | 'a' | 'm'> {
  return { op: 'bid', a: String(secret?.atLeast ?? 0), m: String(secret?.limit ?? 0) };
}

export type BidRequest = {
  readonly lotId: string;
  readonly at: number;
  readonly salt: string;
  readonly sent: Pick<OpLine, 'op' | 'a' | 'm'>;
  readonly userId: string;
  /**
   * What was left of the bidder's limit, by the refusal. Whether it was right (I21) takes all lots
   * to check.
   */
  readonly available: Money | null;
};

export function bidCommand(run: RecordedRun, request: BidRequest): BidCommand {
  const { at, salt, sent } = request;
  const bidder = bidderOf(run, request);
  const amount = Number(sent.a) as Money;
  if (sent.op === 'max') return { type: 'SetMaxBid', at, salt, bidder, max: amount, jumpConfirmed: false };
  const max = sent.m === undefined ? null : (Number(sent.m) as Money);
  return { type: 'PlaceBid', at, salt, bidder, amount, max, jumpConfirmed: false };
}

function bidderOf({ limits, lots }: RecordedRun, { lotId, userId, available }: BidRequest): Bidder {
  const paddle = limits.find(({ u }) => u === userId);
  return {
    paddle: paddle?.paddle ?? null,
    status: (paddle?.status ?? null) as PaddleStatus | null,
    available,
    consignedThisLot: lots.some(({ l, consignor }) => l === lotId && consignor === userId),
  };
}
