/**
 * Keeps a room's state in sync with the server: joins, applies announcements, requests what was
 * missed, and reports when the state may be old. Announcements may be lost; the events' numbers
 * show what is missing (I24).
 */
import type { Ack } from '#protocol/socket/ack.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import { measureServerTime } from '../connection/clock-sync.ts';
import type { ConnectionEvent } from '../connection/connection.ts';
import { connectionAfter, isLive, sessionAfter } from '../connection/connection.ts';
import type { ServerTime } from '../connection/server-time.ts';
import { NO_ANSWER, type SocketClient } from '../connection/socket-client.ts';
import { repairHistories } from './history-repair.ts';
import { afterConnection, afterJoining, afterLotMessage, afterPaddleMessage } from './state/room-changes.ts';
import type { SaleroomStore } from './state/saleroom-store.ts';

const ANSWER_TIMEOUT = 5_000;
const REJOIN_DELAY = 1_500;
/**
 * After this many milliseconds without a message the connection is tested, and replaced if there is
 * no answer. The page must show a lost connection within ten seconds (I27).
 */
const MAX_SILENCE = 6_000;
const CHECK_INTERVAL = 1_000;
/** The two clocks drift apart, so the server's time is measured again. */
const MEASURE_INTERVAL = 300_000;
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
  let measuredAt = 0;
  let rejoinTimer: ReturnType<typeof setTimeout> | undefined;

  const dispatch = (type: ConnectionEvent['type']) => {
    // A loss is noticed late: the data was complete when the last message came.
    const at = (serverTime.now() ?? Date.now()) - (type === 'lost' ? Math.round(client.silentFor()) : 0);
    store.setState((state) => afterConnection(state, connectionAfter(state.connection, { type, at })));
  };

  const measure = () => {
    measuredAt = performance.now();
    void measureServerTime(client, serverTime);
  };

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
    measure();
    history.afterJoining(answer);
    onJoined();
  }

  function afterRefusal({ refusal }: Extract<Ack<'auction:join'>, { ok: false }>): void {
    dispatch(refusal.code === 'UNSUPPORTED_PROTOCOL' ? 'superseded' : 'attempt-failed');
    if (refusal.code === 'UNSUPPORTED_PROTOCOL') return;
    const delay = 'retryAfter' in refusal ? refusal.retryAfter : REJOIN_DELAY * 4;
    rejoinTimer = setTimeout(join, Math.max(delay, REJOIN_DELAY) * (1 + Math.random() / 2));
  }

  function replaceConnection(): void {
    dispatch('lost');
    client.reconnect();
  }

  async function checkConnection(): Promise<void> {
    if (client.isConnected() && performance.now() - measuredAt > MEASURE_INTERVAL) measure();
    if (client.isConnected() && isLive(store.getState().connection) && client.silentFor() > MAX_SILENCE) {
      const answer = await client.request('clock:read', {}, CHECK_INTERVAL * 3);
      const isSilent = answer === NO_ANSWER && client.isConnected() && client.silentFor() > MAX_SILENCE;
      if (isSilent && !hasLeft) replaceConnection();
    }
    if (!hasLeft) checkTimer = setTimeout(checkConnection, CHECK_INTERVAL);
  }
  let checkTimer = setTimeout(checkConnection, CHECK_INTERVAL);

  const stops = [
    client.onStatusChange({
      connected: () => void join(),
      lost: () => dispatch('lost'),
      attemptFailed: () => dispatch('attempt-failed'),
    }),
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
        session: sessionAfter(state.session, message, state.paddle?.paddle ?? null),
      })),
    ),
    // The masthead shows the session too, and it is rendered by the server.
    store.subscribe(({ session }, before) => {
      if (session.kind === 'ended' && before.session.kind !== 'ended') onStale();
    }),
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
      clearTimeout(checkTimer);
      history.stop();
      for (const stop of stops) stop();
      void client.request('auction:leave', { auctionId }, ANSWER_TIMEOUT);
    },
  };
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
