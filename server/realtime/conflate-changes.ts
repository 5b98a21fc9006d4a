import type { LotEvent } from '#auction/events.ts';
import type { LotChange, LotId } from '../saleroom/ports.ts';

/** Milliseconds between two messages about one lot: twenty a second are more than a person can follow. */
export const PACE = 50;

export type Conflation = {
  /** Milliseconds between two messages about one lot; zero tells each change by itself. */
  readonly pace?: number;
  /** Whether earlier messages are still on their way out: until they are gone, what may wait waits, so that a backlog cannot grow. */
  readonly isBehind?: () => boolean;
};

export type ConflatedChanges = {
  readonly take: (change: LotChange) => void;
  /** Tells at once whatever still waits. */
  readonly flush: () => void;
};

/**
 * Tells of each lot at most every `pace` milliseconds. The first change is told at once, so that a quiet lot waits for nothing; what follows sooner is told
 * together, with every event and the latest state. What people must not learn late (a moved close, a pause, an outcome) is told at once, after what waits.
 */
export function conflateChanges(
  tell: (change: LotChange) => void,
  { pace = PACE, isBehind = () => false }: Conflation = {},
): ConflatedChanges {
  if (pace === 0) return { take: tell, flush: () => {} };
  // A lot is in here for as long as it was told of less than `pace` ago.
  const resting = new Map<LotId, { waiting: LotChange | null; timer: NodeJS.Timeout }>();

  const rest = (lotId: LotId, waiting: LotChange | null) => {
    clearTimeout(resting.get(lotId)?.timer);
    resting.set(lotId, { waiting, timer: setTimeout(wake, pace, lotId) });
  };
  const wake = (lotId: LotId) => {
    const waiting = resting.get(lotId)?.waiting ?? null;
    if (!waiting) resting.delete(lotId);
    else if (isBehind()) rest(lotId, waiting);
    else tellNow(waiting);
  };
  const tellNow = (change: LotChange) => {
    rest(change.record.lotId, null);
    tell(change);
  };

  return {
    take: (change) => {
      const lot = resting.get(change.record.lotId);
      const isUrgent = change.events.some(({ event }) => !mayWait.has(event.type));
      if (!isUrgent && lot) {
        lot.waiting = lot.waiting ? together(lot.waiting, change) : change;
        return;
      }
      if (!isUrgent && isBehind()) {
        rest(change.record.lotId, change);
        return;
      }
      if (lot?.waiting) tellNow(lot.waiting);
      tellNow(change);
    },
    flush: () => {
      for (const { waiting, timer } of resting.values()) {
        clearTimeout(timer);
        if (waiting) tell(waiting);
      }
      resting.clear();
    },
  };
}

/** Events that a later one of their kind overtakes anyway. */
const mayWait: ReadonlySet<LotEvent['type']> = new Set(['BidPlaced', 'MaxBidSet', 'ReserveMet']);

function together(first: LotChange, then: LotChange): LotChange {
  return { ...then, before: first.before, events: [...first.events, ...then.events] };
}
