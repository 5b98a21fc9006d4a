/** What the house's messages do to the room's state: pure steps, each from one state to the next. */
import type { AcceptedBid, JoinedAuction, Refused } from '#protocol/socket/ack.ts';
import type { LotChangedMessage, PaddleChangedMessage } from '#protocol/socket/server-events.ts';
import { leastAmount } from '../bidding/amounts/bid-amounts.ts';
import { type BidIntent, type IntentEvent, intentAfter, type Receipt } from '../bidding/bid-intent.ts';
import { type Connection, isLive } from '../connection/connection.ts';
import { afterLotChanged, afterReading, type LotView } from '../lot/lot-view.ts';
import { intentOn, type RoomState } from './room-state.ts';

/** The room after an announcement, and the lot whose history now has a gap. Lots that the page does not show are passed over. */
export function afterLotMessage(
  state: RoomState,
  message: LotChangedMessage,
): { readonly state: RoomState; readonly gapOn: string | null } {
  const view = state.lots[message.lotId];
  if (!view) return { state, gapOn: null };
  const { view: next, gap } = afterLotChanged(view, message);
  return { state: withView(state, message.lotId, next), gapOn: gap ? message.lotId : null };
}

/** The room once it has been joined, for the first time or again: whatever was missed is in it. */
export function afterJoining(state: RoomState, joined: JoinedAuction): RoomState {
  const missedBids: Record<string, number> = {};
  let next = state;
  for (const [lotId, lot] of Object.entries(joined.lots)) {
    const view = state.lots[lotId];
    if (!view) continue;
    const bids = lot.bidCount - view.lot.bidCount;
    if (bids > 0 && !isLive(state.connection) && state.connection.kind !== 'connecting') missedBids[lotId] = bids;
    const events = joined.missed[lotId] ?? undefined;
    const read = afterReading(view, { lot, you: joined.you?.lots[lotId] ?? null, events });
    // Without a paddle of one's own there is no standing either: a session that has ended takes it along.
    next = withView(next, lotId, joined.you ? read : { ...read, you: null });
  }
  // A paddle that the house does not know this connection by: the session ended while nobody was listening.
  const hasEnded = state.paddle !== null && !joined.you && state.session.kind === 'alive';
  return {
    ...next,
    missedBids,
    paddle: joined.you?.paddle ?? null,
    session: hasEnded ? { kind: 'ended', why: 'signed-out', paddle: state.paddle.paddle } : state.session,
    watching: joined.watching,
  };
}

/** The room after the viewer's registration or standing changed. */
export function afterPaddleMessage(state: RoomState, message: PaddleChangedMessage): RoomState {
  const standing = Object.entries(message.lots).reduce((next, [lotId, you]) => {
    const view = next.lots[lotId];
    return view ? withView(next, lotId, afterReading(view, { you })) : next;
  }, state);
  return { ...standing, paddle: message.paddle };
}

/** The room on another state of its connection. What is armed when the line goes is disarmed: its price can no longer be vouched for. */
export function afterConnection(state: RoomState, connection: Connection): RoomState {
  if (connection === state.connection) return state;
  const intents = isLive(connection)
    ? state.intents
    : Object.fromEntries(Object.entries(state.intents).filter(([, intent]) => intent.phase !== 'armed'));
  return { ...state, connection, intents };
}

/** The room after the answer to a bid or to the look-up of one. */
export function afterVerdict(state: RoomState, lotId: string, key: string, verdict: AcceptedBid | Refused): RoomState {
  const view = state.lots[lotId];
  if (!view) return state;
  const read = verdict.ok ? { lot: verdict.lot, you: verdict.you } : { lot: verdict.lot };
  const next = withView(state, lotId, afterReading(view, read));
  return withIntent(
    next,
    lotId,
    verdict.ok
      ? { type: 'accepted', key, receipt: receiptOf(verdict), leading: verdict.you.standing === 'leading' }
      : { type: 'refused', key, refusal: verdict.refusal },
  );
}

function receiptOf({ seq, hash, at }: AcceptedBid): Receipt {
  return { seq, hash, at };
}

/** The room after something happened to the viewer's intent on a lot. */
export function withIntent(state: RoomState, lotId: string, event: IntentEvent): RoomState {
  const intent = intentOn(state, lotId);
  const next = intentAfter(intent, event);
  return next === intent ? state : { ...state, intents: { ...state.intents, [lotId]: next } };
}

/** The room with a lot's newer view; an armed bid that the price has passed is disarmed in the same step. */
export function withView(state: RoomState, lotId: string, view: LotView): RoomState {
  const next = { ...state, lots: { ...state.lots, [lotId]: view } };
  const intent: BidIntent = intentOn(state, lotId);
  if (intent.phase !== 'armed') return next;
  const least = leastAmount(intent.wish.kind, view, state.terms, state.paddle?.paddle ?? null);
  return withIntent(next, lotId, { type: 'lot-moved', least });
}
