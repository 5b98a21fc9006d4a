import type { LotEvent } from '#auction/events.ts';
import type { LotChange, LotId } from '#server/saleroom/ports.ts';

/**
 * Milliseconds between two messages about one lot in the long run: more than twenty a second are
 * too fast to follow.
 */
export const PACE = 50;

/**
 * Messages that a calm lot may send at once. Bids at a readable rate still come unevenly, and none
 * should wait because of that. A lot that stays hot uses them up and then sends at the pace.
 */
export const BURST = 4;

export type Conflation = {
  /** Milliseconds between two messages about one lot in the long run; zero disables conflation. */
  readonly pace?: number;
  /**
   * Whether earlier messages are still being written. Changes that may wait are held back until
   * then, so that no backlog builds up.
   */
  readonly isBehind?: () => boolean;
};

export type ConflatedChanges = {
  readonly add: (change: LotChange) => void;
  /** Sends at once what is held back. */
  readonly flush: () => void;
};

type HotLot = {
  /**
   * The time at which the token bucket is full again, in milliseconds of `performance.now()`. Each
   * message moves it on by one pace.
   */
  fullAt: number;
  heldBack: LotChange | null;
  timer?: NodeJS.Timeout;
};

/**
 * Limits each lot to one message per `pace` milliseconds in the long run, with bursts of `BURST`
 * (a token bucket). Changes held back are merged into one, with all their events and the latest
 * state, and wait one pace at most. Urgent changes (a moved close, a pause, an outcome) are sent at
 * once, after those held back.
 */
export function conflateChanges(
  send: (change: LotChange) => void,
  { pace = PACE, isBehind = () => false }: Conflation = {},
): ConflatedChanges {
  if (pace === 0) return { add: send, flush: () => {} };
  // Only lots with a recent message: a calm lot needs no state.
  const hotLots = new Map<LotId, HotLot>();

  const sendNow = (lot: HotLot, change: LotChange) => {
    const now = performance.now();
    // Urgent messages exceed the limit, but the next bid still waits one pace at most.
    lot.fullAt = Math.min(Math.max(lot.fullAt, now) + pace, now + pace * BURST);
    send(change);
  };
  const sendHeldBack = (lot: HotLot) => {
    const { heldBack } = lot;
    lot.heldBack = null;
    if (heldBack) sendNow(lot, heldBack);
  };
  const schedule = (lotId: LotId, lot: HotLot) => {
    clearTimeout(lot.timer);
    const maySendAt = lot.fullAt - pace * (BURST - 1);
    if (lot.heldBack && performance.now() >= maySendAt && !isBehind()) sendHeldBack(lot);
    const rest = (lot.heldBack ? maySendAt : lot.fullAt) - performance.now();
    if (!lot.heldBack && rest <= 0) hotLots.delete(lotId);
    // If it is overdue, the messages being written are nearly done.
    else lot.timer = setTimeout(schedule, rest > 0 ? Math.ceil(rest) : RETRY_INTERVAL, lotId, lot);
  };

  return {
    add: (change) => {
      const { lotId } = change.record;
      const lot: HotLot = hotLots.get(lotId) ?? { fullAt: 0, heldBack: null };
      hotLots.set(lotId, lot);
      if (change.events.some(({ event }) => !mayWait.has(event.type))) {
        sendHeldBack(lot);
        sendNow(lot, change);
      } else {
        lot.heldBack = lot.heldBack ? merge(lot.heldBack, change) : change;
      }
      schedule(lotId, lot);
    },
    flush: () => {
      for (const lot of hotLots.values()) {
        clearTimeout(lot.timer);
        sendHeldBack(lot);
      }
      hotLots.clear();
    },
  };
}

/** Milliseconds until the next call of `isBehind`. */
const RETRY_INTERVAL = 5;

/** Events that may be delayed. */
const mayWait: ReadonlySet<LotEvent['type']> = new Set(['BidPlaced', 'MaxBidSet', 'ReserveMet']);

function merge(first: LotChange, then: LotChange): LotChange {
  return { ...then, before: first.before, events: [...first.events, ...then.events] };
}
