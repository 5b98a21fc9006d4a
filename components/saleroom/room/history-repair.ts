/**
 * Loads events that are missing from a lot's shown history: those that messages left out, and those
 * whose announcement was lost.
 */
import type { JoinedAuction } from '#protocol/socket/ack.ts';
import { NO_ANSWER, type SocketClient } from '../connection/socket-client.ts';
import { afterSnapshot, historyLags } from './state/lot-view.ts';
import { withView } from './state/room-changes.ts';
import type { SaleroomStore } from './state/saleroom-store.ts';

const ANSWER_TIMEOUT = 5_000;
/**
 * The answer to the viewer's own bid comes before its announcement. After this many milliseconds
 * the announcement is considered lost.
 */
const MAX_LAG = 1_500;
/**
 * On a busy lot the server sends only the newest events, so each message leaves a gap. Clients wait
 * until no gap has come for this long, plus a random time, so that they do not all ask at once.
 */
const QUIET_PERIOD = { min: 250, spread: 500 };
/** After this many failed requests in a row, the page is rendered again. */
const MAX_ATTEMPTS = 3;

export type HistoryRepair = {
  /** Records a gap. The missing events are requested after the quiet period. */
  readonly gapOn: (lotId: string) => void;
  readonly afterJoining: (joined: JoinedAuction) => void;
  readonly stop: () => void;
};

export function repairHistories(room: {
  readonly store: SaleroomStore;
  readonly client: SocketClient;
  readonly onStale: () => void;
}): HistoryRepair {
  const { store, client, onStale } = room;
  const repairing = new Set<string>();
  const gapTimers = new Map<string, ReturnType<typeof setTimeout>>();
  let lagTimer: ReturnType<typeof setTimeout> | undefined;
  const laggingLots = () => Object.entries(store.getState().lots).filter(([, view]) => historyLags(view));

  async function repair(lotId: string): Promise<void> {
    if (repairing.has(lotId)) return;
    repairing.add(lotId);
    const isComplete = await loadMissingEvents(lotId);
    repairing.delete(lotId);
    if (!isComplete && client.isConnected()) onStale();
  }

  /** Resolves to true when the history has caught up with the state, and to false if it cannot. */
  async function loadMissingEvents(lotId: string): Promise<boolean> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const isComplete = await requestMissingEvents(lotId);
      if (isComplete !== null) return isComplete;
    }
    return false;
  }

  /** One request. Resolves to null if another may help. */
  async function requestMissingEvents(lotId: string): Promise<boolean | null> {
    const view = store.getState().lots[lotId];
    if (!view?.history) return true;
    const answer = await client.request('lot:catch-up', { lotId, since: view.history.seq }, ANSWER_TIMEOUT);
    if (answer === NO_ANSWER || !answer.ok) return null;
    if (answer.events === null) return false;
    const { lot, you, events } = answer;
    applySnapshot(store, lotId, { lot, you, events });
    const after = store.getState().lots[lotId];
    return !after || !historyLags(after) ? true : null;
  }

  const unsubscribe = store.subscribe(() => {
    if (lagTimer !== undefined || laggingLots().length === 0) return;
    lagTimer = setTimeout(() => {
      lagTimer = undefined;
      for (const [lotId] of laggingLots()) if (client.isConnected() && !gapTimers.has(lotId)) void repair(lotId);
    }, MAX_LAG);
  });

  return {
    gapOn(lotId) {
      clearTimeout(gapTimers.get(lotId));
      const repairNow = () => {
        gapTimers.delete(lotId);
        if (client.isConnected()) void repair(lotId);
      };
      gapTimers.set(lotId, setTimeout(repairNow, QUIET_PERIOD.min + Math.random() * QUIET_PERIOD.spread));
    },
    afterJoining(joined) {
      // Null: more was missed than the server sends over a socket. A new render has it.
      if (Object.values(joined.missed).includes(null)) onStale();
    },
    stop() {
      clearTimeout(lagTimer);
      for (const timer of gapTimers.values()) clearTimeout(timer);
      unsubscribe();
    },
  };
}

function applySnapshot(store: SaleroomStore, lotId: string, snapshot: Parameters<typeof afterSnapshot>[1]): void {
  store.setState((state) => {
    const view = state.lots[lotId];
    return view ? withView(state, lotId, afterSnapshot(view, snapshot)) : state;
  });
}
