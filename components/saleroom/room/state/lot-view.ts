/**
 * One lot on a page: its public state, the viewer's own standing, and its history if the page shows
 * it. Every message has the whole state, so a newer one replaces it; the history grows only by the
 * next number. Neither ever goes back (I24).
 */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { LotChangedMessage } from '#protocol/socket/server-events.ts';
import { appendEvents, type LotHistory } from './lot-history.ts';

export type LotView = {
  readonly lot: PublicLot;
  readonly you: PaddleLot | null;
  /** Null if the page does not show it. */
  readonly history: LotHistory | null;
};

/** `gap`: events are missing from the history and must be requested. */
export type ViewChange = { readonly view: LotView; readonly gap: boolean };

function newerLot(current: PublicLot, received: PublicLot): PublicLot {
  return received.seq > current.seq ? received : current;
}

/** With equal seqs the received one wins: raising the own maximum may change nothing else. */
function newerOwnState(current: PaddleLot | null, received: PaddleLot | null): PaddleLot | null {
  if (!current || !received) return received ?? current;
  return received.seq >= current.seq ? received : current;
}

/** Applies an announcement: ignores known events, appends new ones, and reports a gap. */
export function afterLotChanged(view: LotView, message: LotChangedMessage): ViewChange {
  const lot = newerLot(view.lot, message.lot);
  if (!view.history || message.toSeq <= view.history.seq) return { view: { ...view, lot }, gap: false };
  if (message.fromSeq > view.history.seq + 1) return { view: { ...view, lot }, gap: true };
  return { view: { ...view, lot, history: appendEvents(view.history, message.events) }, gap: false };
}

/** Applies a state that was not announced: a snapshot, the answer to a bid, or a new render. */
export function afterSnapshot(
  view: LotView,
  snapshot: {
    readonly lot?: PublicLot;
    readonly you?: PaddleLot | null;
    readonly events?: readonly RecordedPublicEvent[];
  },
): LotView {
  return {
    lot: snapshot.lot ? newerLot(view.lot, snapshot.lot) : view.lot,
    you: snapshot.you === undefined ? view.you : newerOwnState(view.you, snapshot.you),
    history: view.history && snapshot.events ? appendEvents(view.history, snapshot.events) : view.history,
  };
}

/** Whether the shown history is behind the state: its events are under way or were lost. */
export function historyLags(view: LotView): boolean {
  return view.history !== null && view.history.seq < view.lot.seq;
}
