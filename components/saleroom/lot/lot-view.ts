/**
 * One lot on a page: its public state, the viewer's own standing, and its history where the page shows it. The state is whole in every message, so
 * a newer one replaces it; the history grows only by the next number. Neither ever goes back (I24).
 */
import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PaddleLot, PublicLot } from '#auction/views.ts';
import type { LotChangedMessage } from '#protocol/socket/server-events.ts';
import { appendEvents, type LotHistory } from './lot-history.ts';

export type LotView = {
  readonly lot: PublicLot;
  readonly you: PaddleLot | null;
  /** Null where the page does not show it. */
  readonly history: LotHistory | null;
};

/** A view after a message, and whether the history has a gap that must be asked for. */
export type ViewChange = { readonly view: LotView; readonly gap: boolean };

/** The later of two public states of a lot. */
export function laterLot(mine: PublicLot, heard: PublicLot): PublicLot {
  return heard.seq > mine.seq ? heard : mine;
}

/** The later of two of the viewer's own views; of the same seq the one just heard, since a raise of one's own max may move nothing else. */
export function laterYou(mine: PaddleLot | null, heard: PaddleLot | null): PaddleLot | null {
  if (!mine || !heard) return heard ?? mine;
  return heard.seq >= mine.seq ? heard : mine;
}

/** Takes in an announcement: drops what is known, applies what follows, and says when something between was missed. */
export function afterLotChanged(view: LotView, message: LotChangedMessage): ViewChange {
  const lot = laterLot(view.lot, message.lot);
  if (!view.history || message.toSeq <= view.history.seq) return { view: { ...view, lot }, gap: false };
  if (message.fromSeq > view.history.seq + 1) return { view: { ...view, lot }, gap: true };
  return { view: { ...view, lot, history: appendEvents(view.history, message.events) }, gap: false };
}

/** Takes in a state that was read rather than announced: a snapshot, an answer to a bid, a page rendered anew. */
export function afterReading(
  view: LotView,
  read: { readonly lot?: PublicLot; readonly you?: PaddleLot | null; readonly events?: readonly RecordedPublicEvent[] },
): LotView {
  return {
    lot: read.lot ? laterLot(view.lot, read.lot) : view.lot,
    you: read.you === undefined ? view.you : laterYou(view.you, read.you),
    history: view.history && read.events ? appendEvents(view.history, read.events) : view.history,
  };
}

/** Whether the shown history is behind the state: events are on their way, or were lost. */
export function historyLags(view: LotView): boolean {
  return view.history !== null && view.history.seq < view.lot.seq;
}
