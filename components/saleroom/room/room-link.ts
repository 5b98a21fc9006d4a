/**
 * Keeps a room's state in step with the house: joins, takes in what is announced, asks for what was missed, and says honestly when it cannot. Messages
 * are only hints here: whatever is lost is found again by number (PROOF of a monotone view, I24).
 */
import type { Ack } from '#protocol/socket/ack.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import { measureServerTime } from '../connection/clock-sync.ts';
import type { ConnectionEvent } from '../connection/connection.ts';
import { connectionAfter, isLive, sessionAfter } from '../connection/connection.ts';
import type { ServerTime } from '../connection/server-time.ts';
import { NO_ANSWER, type Wire } from '../connection/wire.ts';
import { mendHistories } from './history-repair.ts';
import { afterConnection, afterJoining, afterLotMessage, afterPaddleMessage } from './room-changes.ts';
import type { SaleroomStore } from './saleroom-store.ts';

const ANSWER_WITHIN = 5_000;
const JOIN_AGAIN = 1_500;
/** A line on which nothing was heard for so long is asked, and given up when it does not answer: the page must say so within ten seconds (I27). */
const SILENCE = 6_000;
const LISTEN_EVERY = 1_000;
/** Two clocks drift apart; so often they are compared again. */
const MEASURE_EVERY = 300_000;
/** From how many lots on the whole catalogue is asked for instead of a list of names. */
export const MOST_NAMED = 200;

export type RoomLinkOptions = {
  readonly store: SaleroomStore;
  readonly wire: Wire;
  readonly serverTime: ServerTime;
  /** The room has been joined, for the first time or again. */
  readonly onJoined: () => void;
  /** The page's own HTML is behind: too much was missed, the house changed the catalogue, or the session has ended. */
  readonly onStale: () => void;
};

export type RoomLink = {
  /** Makes sure of the line and of everything on the page: after sleep, a return to the tab, a network that is back. */
  readonly resync: () => void;
  readonly networkGone: () => void;
  readonly leave: () => void;
};

/** Enters the auction's room over a line, and stays in it until `leave`. */
export function enterRoom({ store, wire, serverTime, onJoined, onStale }: RoomLinkOptions): RoomLink {
  const { auctionId } = store.getState();
  const history = mendHistories({ store, wire, onStale });
  let joining = false;
  let left = false;
  let measuredAt = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  const tell = (type: ConnectionEvent['type']) => {
    // Losing the line is noticed late: what is shown was whole when the house was last heard.
    const at = (serverTime.now() ?? Date.now()) - (type === 'lost' ? Math.round(wire.silence()) : 0);
    store.setState((state) => afterConnection(state, connectionAfter(state.connection, { type, at })));
  };

  const measure = () => {
    measuredAt = performance.now();
    void measureServerTime(wire, serverTime);
  };

  async function join(): Promise<void> {
    if (joining || left || !wire.isUp()) return;
    joining = true;
    clearTimeout(again);
    const answer = await wire.ask('auction:join', joinRequest(store), ANSWER_WITHIN);
    joining = false;
    if (left) return;
    if (answer === NO_ANSWER) return wire.isUp() ? giveUpLine() : undefined;
    if (!answer.ok) return refused(answer);
    serverTime.atLeast(answer.now);
    store.setState((state) => afterJoining(state, answer));
    tell('joined');
    measure();
    history.afterJoining(answer);
    onJoined();
  }

  function refused({ refusal }: Extract<Ack<'auction:join'>, { ok: false }>): void {
    tell(refusal.code === 'UNSUPPORTED_PROTOCOL' ? 'superseded' : 'sought-in-vain');
    if (refusal.code === 'UNSUPPORTED_PROTOCOL') return;
    const wait = 'retryAfter' in refusal ? refusal.retryAfter : JOIN_AGAIN * 4;
    again = setTimeout(join, Math.max(wait, JOIN_AGAIN) * (1 + Math.random() / 2));
  }

  function giveUpLine(): void {
    tell('lost');
    wire.renew();
  }

  async function listen(): Promise<void> {
    if (wire.isUp() && performance.now() - measuredAt > MEASURE_EVERY) measure();
    if (wire.isUp() && isLive(store.getState().connection) && wire.silence() > SILENCE) {
      const answer = await wire.ask('clock:read', {}, LISTEN_EVERY * 3);
      if (answer === NO_ANSWER && !left && wire.isUp() && wire.silence() > SILENCE) giveUpLine();
    }
    if (!left) listening = setTimeout(listen, LISTEN_EVERY);
  }
  let listening = setTimeout(listen, LISTEN_EVERY);

  const stops = [
    wire.watch({ up: () => void join(), lost: () => tell('lost'), inVain: () => tell('sought-in-vain') }),
    wire.hear('lot:changed', (message) => {
      if (message.auctionId !== auctionId) return;
      serverTime.atLeast(message.now);
      const { state, gapOn } = afterLotMessage(store.getState(), message);
      store.setState(state);
      if (gapOn) history.gapOn(gapOn);
    }),
    wire.hear('paddle:changed', (message) => {
      if (message.auctionId === auctionId) store.setState((state) => afterPaddleMessage(state, message));
    }),
    wire.hear('attendance:changed', ({ auctionId: where, watching }) => {
      if (where === auctionId) store.setState({ watching });
    }),
    wire.hear('auction:changed', ({ auctionId: which }) => {
      if (which === auctionId) onStale();
    }),
    wire.hear('session:ended', (message) =>
      store.setState((state) => ({
        session: sessionAfter(state.session, message, state.paddle?.paddle ?? null),
      })),
    ),
    // What stands around the room (the masthead) speaks of the session too.
    store.subscribe(({ session }, before) => {
      if (session.kind === 'ended' && before.session.kind !== 'ended') onStale();
    }),
  ];
  void join();

  return {
    resync() {
      if (!wire.isUp()) return wire.renew();
      if (wire.silence() > SILENCE) tell('lost');
      void join();
    },
    networkGone: () => tell('network-gone'),
    leave() {
      left = true;
      clearTimeout(again);
      clearTimeout(listening);
      history.stop();
      for (const stop of stops) stop();
      void wire.ask('auction:leave', { auctionId }, ANSWER_WITHIN);
    },
  };
}

/** What the house is told when the room is joined: which lots the page shows, and the last event that it has of those whose history it shows. */
function joinRequest(store: SaleroomStore) {
  const { auctionId, lots } = store.getState();
  const names = Object.keys(lots);
  const since = Object.fromEntries(
    Object.entries(lots).flatMap(([lotId, view]) => (view.history ? [[lotId, view.history.seq]] : [])),
  );
  return {
    protocol: PROTOCOL_VERSION,
    auctionId,
    ...(names.length <= MOST_NAMED && { lots: names }),
    since,
  };
}
