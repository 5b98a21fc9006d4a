/**
 * Keeps a room's state in sync with the server: joins, applies announcements, requests what was
 * missed, and reports when the state may be old. Announcements may be lost; the events' numbers
 * show what is missing (I24).
 */
import type { Ack, Refusal } from '#protocol/socket/ack.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import type { ConnectionEvent } from '../connection/connection.ts';
import { connectionAfter, isLive, sessionAfter } from '../connection/connection.ts';
import type { ServerTime } from '../connection/server-time.ts';
import { NO_ANSWER, type SocketClient } from '../connection/socket-client.ts';
import { MAX_SILENCE, watchConnection } from './connection-watch.ts';
import { type HistoryRepair, repairHistories } from './history-repair.ts';
import { afterConnection, afterJoining, afterLotMessage, afterPaddleMessage } from './state/room-changes.ts';
import { paddleNumber } from './state/room-state.ts';
import type { SaleroomStore } from './state/saleroom-store.ts';

const ANSWER_TIMEOUT = 5_000;
const REJOIN_DELAY = 1_500;
/** With more lots than this, the whole catalogue is requested instead of a list of lots. */
export const MAX_NAMED_LOTS = 200;

export type RoomSyncOptions = {
  readonly store: SaleroomStore;
  readonly client: SocketClient;
  readonly serverTime: ServerTime;
  /** Runs after each join, the first one included. */
  readonly onJoined: () => void;
  /**
   * The page must be rendered again: too much was missed, the catalogue has changed, or the session
   * has ended.
   */
  readonly onStale: () => void;
};

export type RoomSync = {
  /** Verifies the connection and the state, after sleep or a change of the network. */
  readonly resync: () => void;
  readonly goOffline: () => void;
  readonly leave: () => void;
};

/** Joins the auction's room, and rejoins after every reconnection until `leave` is called. */
export function startRoomSync({ store, client, serverTime, onJoined, onStale }: RoomSyncOptions): RoomSync {
  const { auctionId } = store.getState();
  const history = repairHistories({ store, client, onStale });
  let isJoining = false;
  let hasLeft = false;
  let rejoinTimer: ReturnType<typeof setTimeout> | undefined;

  const dispatch = (type: ConnectionEvent['type']) => applyConnectionEvent({ store, client, serverTime }, type);

  async function join(): Promise<void> {
    if (isJoining || hasLeft || !client.isConnected()) return;
    isJoining = true;
    clearTimeout(rejoinTimer);
    const answer = await client.request('auction:join', joinRequest(store), ANSWER_TIMEOUT);
    isJoining = false;
    if (hasLeft) return;
    if (answer === NO_ANSWER) return client.isConnected() ? replaceConnection() : undefined;
    if (!answer.ok) return afterRefusal(answer);
    serverTime.atLeast(answer.now);
    store.setState((state) => afterJoining(state, answer));
    dispatch('joined');
    watch.measure();
    history.afterJoining(answer);
    onJoined();
  }

  function afterRefusal({ refusal }: Extract<Ack<'auction:join'>, { ok: false }>): void {
    dispatch(refusal.code === 'UNSUPPORTED_PROTOCOL' ? 'superseded' : 'attempt-failed');
    if (refusal.code === 'UNSUPPORTED_PROTOCOL') return;
    rejoinTimer = setTimeout(join, rejoinDelay(refusal));
  }

  function replaceConnection(): void {
    dispatch('lost');
    client.reconnect();
  }

  const watch = watchConnection({
    client,
    serverTime,
    isLive: () => isLive(store.getState().connection),
    onSilent: replaceConnection,
  });
  const stops = [
    client.onStatusChange({
      connected: () => void join(),
      lost: () => dispatch('lost'),
      attemptFailed: () => dispatch('attempt-failed'),
    }),
    ...applyAnnouncements({ store, client, serverTime, history, onStale }),
  ];
  void join();

  return {
    resync() {
      if (!client.isConnected()) return client.reconnect();
      if (client.silentFor() > MAX_SILENCE) dispatch('lost');
      void join();
    },
    goOffline: () => dispatch('network-lost'),
    leave() {
      hasLeft = true;
      clearTimeout(rejoinTimer);
      watch.stop();
      history.stop();
      for (const stop of stops) stop();
      void client.request('auction:leave', { auctionId }, ANSWER_TIMEOUT);
    },
  };
}

/** Milliseconds until the next attempt, spread so that clients do not all rejoin at once. */
function rejoinDelay(refusal: Refusal): number {
  const delay = 'retryAfter' in refusal ? refusal.retryAfter : REJOIN_DELAY * 4;
  return Math.max(delay, REJOIN_DELAY) * (1 + Math.random() / 2);
}

function applyConnectionEvent(
  { store, client, serverTime }: Pick<RoomSyncOptions, 'store' | 'client' | 'serverTime'>,
  type: ConnectionEvent['type'],
): void {
  // A loss is noticed late: the data was complete when the last message came.
  const at = (serverTime.now() ?? Date.now()) - (type === 'lost' ? Math.round(client.silentFor()) : 0);
  store.setState((state) => afterConnection(state, connectionAfter(state.connection, { type, at })));
}

type Announcements = Pick<RoomSyncOptions, 'store' | 'client' | 'serverTime' | 'onStale'> & {
  readonly history: HistoryRepair;
};

/** Applies the server's announcements to the store. Returns the functions that stop doing so. */
function applyAnnouncements({ store, client, serverTime, history, onStale }: Announcements): readonly (() => void)[] {
  const { auctionId } = store.getState();
  return [
    client.on('lot:changed', (message) => {
      if (message.auctionId !== auctionId) return;
      serverTime.atLeast(message.now);
      const { state, gapOn } = afterLotMessage(store.getState(), message);
      store.setState(state);
      if (gapOn) history.gapOn(gapOn);
    }),
    client.on('paddle:changed', (message) => {
      if (message.auctionId === auctionId) store.setState((state) => afterPaddleMessage(state, message));
    }),
    client.on('attendance:changed', (message) => {
      if (message.auctionId === auctionId) store.setState({ watching: message.watching });
    }),
    client.on('auction:changed', (message) => {
      if (message.auctionId === auctionId) onStale();
    }),
    client.on('session:ended', (message) =>
      store.setState((state) => ({
        session: sessionAfter(state.session, message, paddleNumber(state)),
      })),
    ),
    // The masthead shows the session too, and it is rendered by the server.
    store.subscribe(({ session }, before) => {
      if (session.kind === 'ended' && before.session.kind !== 'ended') onStale();
    }),
  ];
}

/** The lots that the page shows, and the last event of each history that it shows. */
function joinRequest(store: SaleroomStore) {
  const { auctionId, lots } = store.getState();
  const lotIds = Object.keys(lots);
  const since = Object.fromEntries(
    Object.entries(lots).flatMap(([lotId, view]) => (view.history ? [[lotId, view.history.seq]] : [])),
  );
  return {
    protocol: PROTOCOL_VERSION,
    auctionId,
    ...(lotIds.length <= MAX_NAMED_LOTS && { lots: lotIds }),
    since,
  };
}
