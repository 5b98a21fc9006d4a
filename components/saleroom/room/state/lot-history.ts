/** A lot's public ledger on the page: numbered without gaps from its first event. */
import type { RecordedPublicEvent } from '#auction/events.ts';

export type LotHistory = {
  readonly events: readonly RecordedPublicEvent[];
  /** The seq of the last event here. */
  readonly seq: number;
};

/** The history in the page's HTML. `seq` is the lot's own, for a page without events. */
export function historyOf(events: readonly RecordedPublicEvent[], seq: number): LotHistory {
  return { events, seq: events.at(-1)?.seq ?? seq };
}

/** Adds the events that follow without a gap. Events before the end or after a gap are ignored. */
export function appendEvents(history: LotHistory, received: readonly RecordedPublicEvent[]): LotHistory {
  const next: RecordedPublicEvent[] = [];
  let seq = history.seq;
  for (const recorded of received) {
    if (recorded.seq !== seq + 1) continue;
    next.push(recorded);
    seq = recorded.seq;
  }
  return next.length === 0 ? history : { events: [...history.events, ...next], seq };
}

/**
 * The history after a new render: both together, or the fresh one alone if there is a gap between
 * them. It never ends earlier than before.
 */
export function mergeHistory(history: LotHistory, fresh: LotHistory): LotHistory {
  const first = fresh.events[0];
  if (fresh.seq <= history.seq || !first) return history;
  return first.seq <= history.seq + 1 ? appendEvents(history, fresh.events) : fresh;
}
