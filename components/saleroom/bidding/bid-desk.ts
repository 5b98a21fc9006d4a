/** Where bids leave this browser and verdicts come back: arming, sending while live, and asking after a key until it is known. */
import type { Refusal } from '#protocol/socket/ack.ts';
import { isLive } from '../connection/connection.ts';
import type { ServerTime } from '../connection/server-time.ts';
import { NO_ANSWER, type Wire } from '../connection/wire.ts';
import { afterVerdict, withIntent } from '../room/room-changes.ts';
import { intentOn } from '../room/room-state.ts';
import type { SaleroomStore } from '../room/saleroom-store.ts';
import { jumpOf } from './amounts/bid-amounts.ts';
import { ARMED_FOR, type BidWish, isUnderWay } from './bid-intent.ts';
import { forgetBid, recallBid, rememberBid } from './pending-bid.ts';

/** How long an answer is waited for before its key is looked up, in milliseconds. */
export const ANSWER_WITHIN = 5_000;
/** For how long a bid may be on its way before the house refuses it as stale. */
export const GOOD_FOR = 10_000;
const LOOK_UP_AGAIN = { first: 500, most: 5_000 };

export type BidDesk = {
  /** The first tap: freezes the amount and waits for the confirmation. */
  readonly arm: (lotId: string, wish: BidWish) => void;
  /** The confirming tap: sends the bid, or asks once more where it is a jump. */
  readonly confirm: (lotId: string) => void;
  /** Takes the finger away: disarms, or puts away a verdict that has been read. */
  readonly letGo: (lotId: string) => void;
  /** Takes up every bid whose answer is missing; called when the room has been joined. */
  readonly askAfterKeys: () => void;
};

/** `wire` is null while the room is not entered. */
export function createBidDesk(room: {
  readonly store: SaleroomStore;
  readonly serverTime: ServerTime;
  readonly wire: () => Wire | null;
}): BidDesk {
  const { store, serverTime, wire } = room;
  const asking = new Set<string>();
  const tell = (lotId: string, event: Parameters<typeof withIntent>[2]) =>
    store.setState((state) => withIntent(state, lotId, event));
  const expireLater = (lotId: string) =>
    void setTimeout(() => tell(lotId, { type: 'expired', at: performance.now() }), ARMED_FOR + 1);

  async function send(lotId: string): Promise<void> {
    const state = store.getState();
    const intent = intentOn(state, lotId);
    const line = wire();
    if (intent.phase !== 'armed' || !line?.isUp() || !isLive(state.connection)) return;
    const { wish, jump } = intent;
    const key = newKey();
    const sentAt = serverTime.now();
    tell(lotId, { type: 'sent', key, sentAt });
    if (state.paddle) rememberBid(lotId, { key, wish, sentAt, paddle: state.paddle.paddle });
    const common = {
      key,
      lotId,
      ...(jump && { jumpConfirmed: true }),
      ...(sentAt !== null && { expiresAt: sentAt + GOOD_FOR }),
    };
    const answer =
      wish.kind === 'exact'
        ? await line.ask('bid:place', { ...common, amount: wish.amount }, ANSWER_WITHIN)
        : await line.ask('max-bid:set', { ...common, max: wish.amount }, ANSWER_WITHIN);
    if (answer !== NO_ANSWER && (answer.ok || answer.outcome === 'refused')) return settle(lotId, key, answer);
    tell(lotId, { type: 'no-answer', key });
    await askUntilKnown(lotId, key);
  }

  /** Looks a key up until the house says what became of it. Ends without an answer when the line is down: joining takes it up again. */
  async function askUntilKnown(lotId: string, key: string): Promise<void> {
    if (asking.has(key)) return;
    asking.add(key);
    for (let pause = LOOK_UP_AGAIN.first; wire()?.isUp(); pause = Math.min(pause * 2, LOOK_UP_AGAIN.most)) {
      const answer = (await wire()?.ask('command:look-up', { key, lotId }, ANSWER_WITHIN)) ?? NO_ANSWER;
      if (answer !== NO_ANSWER && (answer.ok || isVerdict(answer))) {
        settle(lotId, key, answer);
        break;
      }
      await new Promise((resume) => setTimeout(resume, pause * (0.75 + Math.random() / 2)));
    }
    asking.delete(key);
  }

  function settle(lotId: string, key: string, verdict: Parameters<typeof afterVerdict>[3]): void {
    forgetBid(lotId);
    store.setState((state) => afterVerdict(state, lotId, key, verdict));
  }

  return {
    arm(lotId, wish) {
      const { lots, terms } = store.getState();
      const view = lots[lotId];
      if (!view) return;
      const jump = jumpOf(wish.kind, wish.amount, view.lot, terms).isJump;
      tell(lotId, { type: 'armed', wish, jump, at: performance.now() });
      expireLater(lotId);
    },
    confirm(lotId) {
      const intent = intentOn(store.getState(), lotId);
      if (intent.phase !== 'armed') return;
      if (intent.taps === 1) return void send(lotId);
      tell(lotId, { type: 'confirmed', at: performance.now() });
      expireLater(lotId);
    },
    letGo: (lotId) => tell(lotId, { type: 'let-go' }),
    askAfterKeys() {
      const { lots, paddle } = store.getState();
      for (const lotId of Object.keys(lots)) {
        const kept = recallBid(lotId, paddle?.paddle ?? null);
        if (kept) tell(lotId, { type: 'taken-up', ...kept });
        const intent = intentOn(store.getState(), lotId);
        if (isUnderWay(intent) && intent.phase === 'checking') void askUntilKnown(lotId, intent.key);
      }
    },
  };
}

/** Whether the refusal of a look-up tells what became of the key, rather than that the look-up itself was turned away. */
export function isVerdict(answer: { readonly outcome: 'refused' | 'unknown'; readonly refusal: Refusal }): boolean {
  const turnedAway: readonly Refusal['code'][] = [
    'INVALID',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'NOT_FOUND',
    'RATE_LIMITED',
    'BUSY',
    'UNSUPPORTED_PROTOCOL',
    'SOMETHING_WENT_WRONG',
  ];
  return answer.outcome === 'refused' && !turnedAway.includes(answer.refusal.code);
}

/** 128 random bits. `crypto.randomUUID` is missing on plain-http addresses, where a house on a local network may well be. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
