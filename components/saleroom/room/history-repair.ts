/** Finds the events that a shown history lacks: once the lot is calm where messages leave gaps, and after a moment where the state alone has moved on. */
import type { JoinedAuction } from '#protocol/socket/ack.ts';
import { NO_ANSWER, type Wire } from '../connection/wire.ts';
import { afterReading, historyLags } from '../lot/lot-view.ts';
import { withView } from './room-changes.ts';
import type { SaleroomStore } from './saleroom-store.ts';

const ANSWER_WITHIN = 5_000;
/** The answer to one's own bid comes before its announcement: the state may be ahead for this long before it is thought lost. */
const LAG_BORNE = 1_500;
/**
 * On a hot lot the house tells only the newest events, so each message leaves a gap. The history is asked for when none has come for this long, and not by
 * everybody in the same moment.
 */
const CALM = { least: 250, spread: 500 };
/** So often in a row is a lot asked for before the page is fetched anew. */
const TRIES = 3;

export type HistoryMending = {
  /** Takes note of a gap: it is asked for when the lot has calmed down. */
  readonly gapOn: (lotId: string) => void;
  readonly afterJoining: (joined: JoinedAuction) => void;
  readonly stop: () => void;
};

export function mendHistories(room: {
  readonly store: SaleroomStore;
  readonly wire: Wire;
  readonly onStale: () => void;
}): HistoryMending {
  const { store, wire, onStale } = room;
  const asking = new Set<string>();
  const gaps = new Map<string, ReturnType<typeof setTimeout>>();
  let lagTimer: ReturnType<typeof setTimeout> | undefined;
  const lagging = () => Object.entries(store.getState().lots).filter(([, view]) => historyLags(view));

  async function catchUp(lotId: string): Promise<void> {
    if (asking.has(lotId)) return;
    asking.add(lotId);
    const closed = await fill(lotId);
    asking.delete(lotId);
    if (!closed && wire.isUp()) onStale();
  }

  /** Asks until the history has caught up with the state; false when it cannot. */
  async function fill(lotId: string): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries++) {
      const view = store.getState().lots[lotId];
      if (!view?.history) return true;
      const answer = await wire.ask('lot:catch-up', { lotId, since: view.history.seq }, ANSWER_WITHIN);
      if (answer === NO_ANSWER || !answer.ok) continue;
      if (answer.events === null) return false;
      const { events } = answer;
      store.setState((state) => {
        const mine = state.lots[lotId];
        return mine ? withView(state, lotId, afterReading(mine, { lot: answer.lot, you: answer.you, events })) : state;
      });
      const after = store.getState().lots[lotId];
      if (!after || !historyLags(after)) return true;
    }
    return false;
  }

  const unsubscribe = store.subscribe(() => {
    if (lagTimer !== undefined || lagging().length === 0) return;
    lagTimer = setTimeout(() => {
      lagTimer = undefined;
      for (const [lotId] of lagging()) if (wire.isUp() && !gaps.has(lotId)) void catchUp(lotId);
    }, LAG_BORNE);
  });

  return {
    gapOn(lotId) {
      clearTimeout(gaps.get(lotId));
      const ask = () => {
        gaps.delete(lotId);
        if (wire.isUp()) void catchUp(lotId);
      };
      gaps.set(lotId, setTimeout(ask, CALM.least + Math.random() * CALM.spread));
    },
    afterJoining(joined) {
      // Null: more was missed than the house sends over a socket. The page's own HTML has it.
      if (Object.values(joined.missed).includes(null)) onStale();
    },
    stop() {
      clearTimeout(lagTimer);
      for (const timer of gaps.values()) clearTimeout(timer);
      unsubscribe();
    },
  };
}
