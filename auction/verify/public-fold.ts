import type { LotEvent, PublicLotEvent, RecordedEvent, RecordedPublicEvent } from '../events.ts';
import { HOUSE_PADDLE } from '../paddle.ts';
import type { PublicLot, ReserveState } from '../views.ts';

type Shown = Omit<PublicLot, 'askingBid' | 'nextBids'>;

/** A lot as a reader of its events sees it. `reserve` is known only from full events, else null. */
export type Outside = { readonly view: Shown; readonly reserve: number | null; readonly pausedAt: number | null };

const BEFORE: Outside = {
  reserve: null,
  pausedAt: null,
  view: {
    status: 'scheduled',
    seq: 0,
    hash: '0'.repeat(64),
    currentBid: null,
    leadingPaddle: null,
    bidCount: 0,
    reserve: 'none',
    scheduledClosesAt: null,
    closesAt: null,
    extensions: 0,
    hammerPrice: null,
    endedAt: null,
  },
};

/** Applies a full or a public event without the rules. Null for both gives the initial state. */
export function foldPublicly(before: Outside | null, link: RecordedEvent | RecordedPublicEvent | null): Outside {
  if (!before || !link) return BEFORE;
  const { seq, hash, event } = link;
  const reserve = reserveAfter(before, event);
  const view = { ...before.view, ...changes(before, event), seq, hash };
  const pausedAt = event.type === 'LotPaused' ? event.at : before.pausedAt;
  return {
    reserve,
    pausedAt,
    view: { ...view, reserve: event.type === 'BidVoided' ? stateOf(view, reserve) : view.reserve },
  };
}

function reserveAfter({ reserve }: Outside, event: LotEvent | PublicLotEvent): number | null {
  if (!('secret' in event)) return reserve;
  if (event.type === 'LotOpened') return event.secret?.reserve ?? null;
  return event.type === 'ReserveLowered' ? event.secret.reserve : reserve;
}

function stateOf({ currentBid, leadingPaddle }: Shown, reserve: number | null): ReserveState {
  if (reserve === null) return 'none';
  return currentBid !== null && leadingPaddle !== HOUSE_PADDLE && currentBid >= reserve ? 'met' : 'unmet';
}

function changes({ view, pausedAt }: Outside, event: LotEvent | PublicLotEvent): Partial<Shown> {
  switch (event.type) {
    case 'LotOpened': {
      const { closesAt } = event;
      return {
        status: 'open',
        closesAt,
        scheduledClosesAt: closesAt,
        reserve: event.commitment === null ? 'none' : 'unmet',
      };
    }
    case 'BidPlaced':
      return { currentBid: event.amount, leadingPaddle: event.paddle, bidCount: view.bidCount + 1 };
    case 'MaxBidSet':
    case 'ReserveLowered':
      return {};
    case 'ReserveMet':
      return { reserve: 'met' };
    case 'ClosingExtended': {
      const by = event.cause === 'downtime' ? event.closesAt - (view.closesAt ?? 0) : 0;
      const scheduledClosesAt = (view.scheduledClosesAt ?? 0) + by;
      return { closesAt: event.closesAt, scheduledClosesAt, extensions: view.extensions + 1 };
    }
    case 'BidVoided': {
      const { currentBid, leadingPaddle, rows } = event;
      return { currentBid, leadingPaddle, bidCount: view.bidCount - rows.length };
    }
    case 'LotPaused':
      return { status: 'paused' };
    case 'LotResumed': {
      const paused = event.at - (pausedAt ?? event.at);
      const scheduledClosesAt = view.scheduledClosesAt === null ? null : view.scheduledClosesAt + paused;
      return { status: 'open', closesAt: event.closesAt, scheduledClosesAt };
    }
    case 'LotSold':
      return { status: 'sold', hammerPrice: event.hammerPrice, endedAt: event.at };
    case 'LotPassed':
      return { status: 'passed', endedAt: event.at };
    case 'LotWithdrawn':
      return { status: 'withdrawn', endedAt: event.at };
    default:
      return event satisfies never;
  }
}
