/** A lot's public ledger as far as the page has it: numbered without gaps from its first event on. */
import type { RecordedPublicEvent } from '#auction/events.ts';

export type LotHistory = {
  readonly events: readonly RecordedPublicEvent[];
  /** The seq of the last event here. */
  readonly seq: number;
};

/** The history of a page's HTML. `seq` is the lot's own where the page has no event of it. */
export function historyOf(events: readonly RecordedPublicEvent[], seq: number): LotHistory {
  return { events, seq: events.at(-1)?.seq ?? seq };
}

/** Adds those events that follow without a gap; what is already here is dropped, what lies beyond a gap is left out. */
export function appendEvents(history: LotHistory, heard: readonly RecordedPublicEvent[]): LotHistory {
  const next: RecordedPublicEvent[] = [];
  let seq = history.seq;
  for (const recorded of heard) {
    if (recorded.seq !== seq + 1) continue;
    next.push(recorded);
    seq = recorded.seq;
  }
  return next.length === 0 ? history : { events: [...history.events, ...next], seq };
}

/**
 * The history after a page was rendered anew: the fresh one where the two do not join (too much was missed), else both together.
 * Never shorter at its end than what is here.
 */
export function mergeHistory(history: LotHistory, fresh: LotHistory): LotHistory {
  const first = fresh.events[0];
  if (fresh.seq <= history.seq || !first) return history;
  return first.seq <= history.seq + 1 ? appendEvents(history, fresh.events) : fresh;
}
