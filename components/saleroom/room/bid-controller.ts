/**
 * Arms, confirms and sends bids, and applies their outcomes. A bid without an answer is looked up
 * by its key until its outcome is known.
 */
import { isLive } from '../connection/connection.ts';
import type { ServerTime } from '../connection/server-time.ts';
import { NO_ANSWER, type SocketClient } from '../connection/socket-client.ts';
import { ANSWER_TIMEOUT, createOutcomeLookUp } from './outcome-look-up.ts';
import { forgetBid, recallBid, rememberBid } from './pending-bid.ts';
import { jumpOf } from './state/bid-amounts.ts';
import { ARMED_FOR, isInFlight, type ProposedBid } from './state/bid-intent.ts';
import { afterBidAnswer, withIntent } from './state/room-changes.ts';
import { intentOn, paddleNumber } from './state/room-state.ts';
import type { SaleroomStore } from './state/saleroom-store.ts';

/**
 * The server refuses a bid as stale if it arrives later than this many milliseconds after sending.
 */
const VALID_FOR = 10_000;

export type BidController = {
  /** The first tap: freezes the amount and waits for the confirmation. */
  readonly arm: (lotId: string, bid: ProposedBid) => void;
  /** The confirming tap: sends the bid, or asks again if it is a jump. */
  readonly confirm: (lotId: string) => void;
  /** Disarms a bid, or dismisses an outcome. */
  readonly cancel: (lotId: string) => void;
  /** Looks up every bid without an answer. Called after the room has been joined. */
  readonly resolvePendingBids: () => void;
};

/** `client` returns null while the room is not entered. */
export function createBidController(room: {
  readonly store: SaleroomStore;
  readonly serverTime: ServerTime;
  readonly client: () => SocketClient | null;
}): BidController {
  const { store, serverTime, client } = room;
  const dispatch = (lotId: string, event: Parameters<typeof withIntent>[2]) =>
    store.setState((state) => withIntent(state, lotId, event));
  const expireLater = (lotId: string) =>
    void setTimeout(() => dispatch(lotId, { type: 'expired', at: performance.now() }), ARMED_FOR + 1);

  async function send(lotId: string): Promise<void> {
    const state = store.getState();
    const intent = intentOn(state, lotId);
    const socket = client();
    if (intent.phase !== 'armed' || !socket?.isConnected() || !isLive(state.connection)) return;
    const { bid, jump } = intent;
    const key = newKey();
    const sentAt = serverTime.now();
    dispatch(lotId, { type: 'sent', key, sentAt });
    const paddle = paddleNumber(state);
    if (paddle !== null) rememberBid(lotId, { key, bid, sentAt, paddle });
    const common = {
      key,
      lotId,
      ...(jump && { jumpConfirmed: true }),
      ...(sentAt !== null && { expiresAt: sentAt + VALID_FOR }),
    };
    const answer =
      bid.kind === 'exact'
        ? await socket.request('bid:place', { ...common, amount: bid.amount }, ANSWER_TIMEOUT)
        : await socket.request('max-bid:set', { ...common, max: bid.amount }, ANSWER_TIMEOUT);
    if (answer !== NO_ANSWER && (answer.ok || answer.outcome === 'refused')) return finish(lotId, key, answer);
    dispatch(lotId, { type: 'no-answer', key });
    await lookUpOutcome(lotId, key);
  }

  function finish(lotId: string, key: string, answer: Parameters<typeof afterBidAnswer>[3]): void {
    forgetBid(lotId);
    store.setState((state) => afterBidAnswer(state, lotId, key, answer));
  }

  const lookUpOutcome = createOutcomeLookUp(client, finish);

  return {
    arm(lotId, bid) {
      const { lots, terms } = store.getState();
      const view = lots[lotId];
      if (!view) return;
      const jump = jumpOf(bid.kind, bid.amount, view.lot, terms).isJump;
      dispatch(lotId, { type: 'armed', bid, jump, at: performance.now() });
      expireLater(lotId);
    },
    confirm(lotId) {
      const intent = intentOn(store.getState(), lotId);
      if (intent.phase !== 'armed') return;
      if (intent.taps === 1) return void send(lotId);
      dispatch(lotId, { type: 'confirmed', at: performance.now() });
      expireLater(lotId);
    },
    cancel: (lotId) => dispatch(lotId, { type: 'cancelled' }),
    resolvePendingBids() {
      const state = store.getState();
      for (const lotId of Object.keys(state.lots)) {
        const pending = recallBid(lotId, paddleNumber(state));
        if (pending) dispatch(lotId, { type: 'restored', ...pending });
        const intent = intentOn(store.getState(), lotId);
        if (isInFlight(intent) && intent.phase === 'checking') void lookUpOutcome(lotId, intent.key);
      }
    },
  };
}

/** 128 random bits. `crypto.randomUUID` is missing on plain HTTP, as in a local network. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
