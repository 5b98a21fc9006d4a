import type { LotEvent } from '#auction/events.ts';
import type { LotChange, LotId } from '#server/saleroom/ports.ts';

/** Milliseconds between two messages about one lot in the long run: twenty a second are more than a person can follow. */
export const PACE = 50;

/**
 * Messages that a rested lot has in hand: bids that come at a pace a person can follow do not come evenly, and none of them should wait for that. A lot that stays
 * hot has spent them at once, and is told at the pace from then on.
 */
export const BURST = 4;

export type Conflation = {
  /** Milliseconds between two messages about one lot in the long run; zero tells each change by itself. */
  readonly pace?: number;
  /** Whether earlier messages are still on their way out: until they are gone, what may wait waits, so that a backlog cannot grow. */
  readonly isBehind?: () => boolean;
};

export type ConflatedChanges = {
  readonly take: (change: LotChange) => void;
  /** Tells at once whatever still waits. */
  readonly flush: () => void;
};

type HotLot = {
  /** When all messages told so far are paid for, each with a pace: in the past where the lot has its burst in hand. Milliseconds. */
  paidAt: number;
  waiting: LotChange | null;
  timer?: NodeJS.Timeout;
};

/**
 * Tells of each lot once in `pace` milliseconds at most in the long run, and of a rested lot `BURST` times at once (a token bucket). What has to wait is told together,
 * with every event and the latest state, after one pace at the latest. What people must not learn late (a moved close, a pause, an outcome) is told at once, after
 * what waits.
 */
export function conflateChanges(
  tell: (change: LotChange) => void,
  { pace = PACE, isBehind = () => false }: Conflation = {},
): ConflatedChanges {
  if (pace === 0) return { take: tell, flush: () => {} };
  // Only lots that were told of lately: a rested one is like any other.
  const hotLots = new Map<LotId, HotLot>();

  const tellNow = (lot: HotLot, change: LotChange) => {
    const now = performance.now();
    // Urgent ones are told unpaid for, but however many there were, the next bid waits no longer than a pace.
    lot.paidAt = Math.min(Math.max(lot.paidAt, now) + pace, now + pace * BURST);
    tell(change);
  };
  const tellWaiting = (lot: HotLot) => {
    const { waiting } = lot;
    lot.waiting = null;
    if (waiting) tellNow(lot, waiting);
  };
  const attend = (lotId: LotId, lot: HotLot) => {
    clearTimeout(lot.timer);
    const mayTellAt = lot.paidAt - pace * (BURST - 1);
    if (lot.waiting && performance.now() >= mayTellAt && !isBehind()) tellWaiting(lot);
    const rest = (lot.waiting ? mayTellAt : lot.paidAt) - performance.now();
    if (!lot.waiting && rest <= 0) hotLots.delete(lotId);
    // Where it is late already, what is on its way out is nearly gone.
    else lot.timer = setTimeout(attend, rest > 0 ? Math.ceil(rest) : LOOK_AGAIN, lotId, lot);
  };

  return {
    take: (change) => {
      const { lotId } = change.record;
      const lot: HotLot = hotLots.get(lotId) ?? { paidAt: 0, waiting: null };
      hotLots.set(lotId, lot);
      if (change.events.some(({ event }) => !mayWait.has(event.type))) {
        tellWaiting(lot);
        tellNow(lot, change);
      } else {
        lot.waiting = lot.waiting ? together(lot.waiting, change) : change;
      }
      attend(lotId, lot);
    },
    flush: () => {
      for (const lot of hotLots.values()) {
        clearTimeout(lot.timer);
        tellWaiting(lot);
      }
      hotLots.clear();
    },
  };
}

/** How soon it is asked again whether earlier messages have gone out, milliseconds. */
const LOOK_AGAIN = 5;

/** Events that a later one of their kind overtakes anyway. */
const mayWait: ReadonlySet<LotEvent['type']> = new Set(['BidPlaced', 'MaxBidSet', 'ReserveMet']);

function together(first: LotChange, then: LotChange): LotChange {
  return { ...then, before: first.before, events: [...first.events, ...then.events] };
}
