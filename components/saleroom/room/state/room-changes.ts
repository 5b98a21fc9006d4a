/** The transitions of a room's state: pure functions that return the next state. */

import { type Connection, isLive } from '#components/saleroom/connection/connection.ts';
import type { AcceptedBid, JoinedAuction, Refused } from '#protocol/socket/ack.ts';
import type { LotChangedMessage, PaddleChangedMessage } from '#protocol/socket/server-events.ts';
import { minimumAmount } from './bid-amounts.ts';
import { type BidIntent, type IntentEvent, intentAfter, type Receipt } from './bid-intent.ts';
import { afterLotChanged, afterSnapshot, type LotView } from './lot-view.ts';
import { intentOn, paddleNumber, type RoomState } from './room-state.ts';

/**
 * After an announcement. `gapOn`: the lot whose history now has a gap. Lots that the page does not
 * show are ignored.
 */
export function afterLotMessage(
  state: RoomState,
  message: LotChangedMessage,
): { readonly state: RoomState; readonly gapOn: string | null } {
  const view = state.lots[message.lotId];
  if (!view) return { state, gapOn: null };
  const { view: next, gap } = afterLotChanged(view, message);
  return { state: withView(state, message.lotId, next), gapOn: gap ? message.lotId : null };
}

/** After a join, the first or a later one. The answer has everything that was missed. */
export function afterJoining(state: RoomState, joined: JoinedAuction): RoomState {
  const missedBids: Record<string, number> = {};
  let next = state;
  for (const [lotId, lot] of Object.entries(joined.lots)) {
    const view = state.lots[lotId];
    if (!view) continue;
    const bids = lot.bidCount - view.lot.bidCount;
    if (bids > 0 && !isLive(state.connection) && state.connection.kind !== 'connecting') missedBids[lotId] = bids;
    const events = joined.missed[lotId] ?? undefined;
    const joinedView = afterSnapshot(view, { lot, you: joined.you?.lots[lotId] ?? null, events });
    // Without a paddle there is no standing: it ends with the session.
    next = withView(next, lotId, joined.you ? joinedView : { ...joinedView, you: null });
  }
  // The server has no paddle for this connection: the session ended while the page was
  // disconnected.
  const hasEnded = state.registration !== null && !joined.you && state.session.kind === 'alive';
  return {
    ...next,
    missedBids,
    registration: joined.you?.paddle ?? null,
    session: hasEnded ? { kind: 'ended', why: 'signed-out', paddle: state.registration.paddle } : state.session,
    watching: joined.watching,
  };
}

/** After a change of the viewer's registration or standing. */
export function afterPaddleMessage(state: RoomState, message: PaddleChangedMessage): RoomState {
  const withLots = Object.entries(message.lots).reduce((next, [lotId, you]) => {
    const view = next.lots[lotId];
    return view ? withView(next, lotId, afterSnapshot(view, { you })) : next;
  }, state);
  return { ...withLots, registration: message.paddle };
}

/** After a change of the connection. Losing it disarms bids, because their prices may be old. */
export function afterConnection(state: RoomState, connection: Connection): RoomState {
  if (connection === state.connection) return state;
  const intents = isLive(connection)
    ? state.intents
    : Object.fromEntries(Object.entries(state.intents).filter(([, intent]) => intent.phase !== 'armed'));
  return { ...state, connection, intents };
}

/** After the answer to a bid or to its look-up. */
export function afterBidAnswer(state: RoomState, lotId: string, key: string, answer: AcceptedBid | Refused): RoomState {
  const view = state.lots[lotId];
  if (!view) return state;
  const snapshot = answer.ok ? { lot: answer.lot, you: answer.you } : { lot: answer.lot };
  const next = withView(state, lotId, afterSnapshot(view, snapshot));
  return withIntent(
    next,
    lotId,
    answer.ok
      ? { type: 'accepted', key, receipt: receiptOf(answer), leading: answer.you.standing === 'leading' }
      : { type: 'refused', key, refusal: answer.refusal },
  );
}

function receiptOf({ seq, hash, at }: AcceptedBid): Receipt {
  return { seq, hash, at };
}

/** After an event of the viewer's bid on a lot. */
export function withIntent(state: RoomState, lotId: string, event: IntentEvent): RoomState {
  const intent = intentOn(state, lotId);
  const next = intentAfter(intent, event);
  return next === intent ? state : { ...state, intents: { ...state.intents, [lotId]: next } };
}

/** Replaces a lot's view, and disarms a bid that the price has passed. */
export function withView(state: RoomState, lotId: string, view: LotView): RoomState {
  const next = { ...state, lots: { ...state.lots, [lotId]: view } };
  const intent: BidIntent = intentOn(state, lotId);
  if (intent.phase !== 'armed') return next;
  const minimum = minimumAmount(intent.bid.kind, view, state.terms, paddleNumber(state));
  return withIntent(next, lotId, { type: 'lot-changed', minimum });
}
