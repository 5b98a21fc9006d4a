import type { RecordedEvent } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import { clerkLot, paddleLot } from '#auction/views.ts';
import type { DatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import type { Announcer, LotChange } from '#server/saleroom/ports.ts';
import { toPublicEvent } from '../views/public-event.ts';
import { publicView } from '../views/public-view.ts';
import { type Conflation, conflateChanges } from './conflate-changes.ts';
import { sendStanding } from './own-standing.ts';
import type { PaddleConnections } from './paddle-connections.ts';
import { countIn, type RoomServer } from './room-socket.ts';
import { auctionRoom, clerkRoom } from './socket-rooms.ts';

/**
 * Sends committed changes to each audience in its own view: to the room one message for each lot,
 * encoded once for all watchers and at most twenty a second; to each paddle its changed standing;
 * to those with the clerk's right the secrets. `close` sends what is still held back.
 */
export function createBroadcaster(
  io: RoomServer,
  paddles: Pick<PaddleConnections, 'of'>,
  databaseClock: Pick<DatabaseClock, 'now'>,
  conflation: Conflation = {},
): Announcer & { readonly close: () => void } {
  const changes = conflateChanges((change) => {
    // Clerks and bidders are in the auction's room too, so an empty room means no recipients.
    if (countIn(io, auctionRoom(change.record.auctionId)) === 0) return;
    sendToRoom(io, change, databaseClock.now());
    sendToPaddles(paddles, change);
    sendToClerks(io, change);
  }, conflation);
  return { lotChanged: changes.add, close: changes.flush };
}

/**
 * Maximum events per message. A larger change carries only its newest event: a client that shows
 * the history then has a gap anyway, and requests all events when the lot is less busy.
 */
const MAX_EVENTS_PER_MESSAGE = 12;

function sendToRoom(io: RoomServer, { record, after, events: all }: LotChange, now: number): void {
  const { auctionId, lotId } = record;
  const events = (all.length > MAX_EVENTS_PER_MESSAGE ? all.slice(-1) : all).map(toPublicEvent);
  const fromSeq = events[0]?.seq ?? after.seq;
  const lot = publicView(after);
  io.to(auctionRoom(auctionId)).emit('lot:changed', { auctionId, lotId, fromSeq, toSeq: after.seq, lot, events, now });
}

function sendToPaddles(paddles: Pick<PaddleConnections, 'of'>, { record, before, after, events }: LotChange): void {
  const { auctionId, lotId } = record;
  for (const paddle of affectedPaddles(before, after, events)) {
    const sockets = paddles.of(auctionId, paddle);
    if (sockets.length === 0) continue;
    const previous = paddleLot(before, paddle);
    const current = paddleLot(after, paddle);
    for (const socket of sockets) sendStanding(socket, { auctionId, lotId, previous, current });
  }
}

/** The paddles whose standing or max bid may have changed. */
function affectedPaddles(before: Lot, after: Lot, events: readonly RecordedEvent[]): ReadonlySet<PaddleNumber> {
  const affected = new Set<PaddleNumber>();
  if (before.leadingPaddle !== null) affected.add(before.leadingPaddle);
  for (const { event } of events) {
    switch (event.type) {
      case 'BidPlaced':
        affected.add(event.paddle);
        break;
      case 'MaxBidSet':
        affected.add(event.secret.paddle);
        break;
      case 'BidVoided':
      case 'LotSold':
      case 'LotPassed':
      case 'LotWithdrawn':
        for (const lot of [before, after]) for (const { paddle } of clerkLot(lot).maxBids) affected.add(paddle);
        break;
      default:
    }
  }
  return affected;
}

function sendToClerks(io: RoomServer, { record, after }: LotChange): void {
  const { auctionId, lotId } = record;
  const room = clerkRoom(auctionId);
  if (countIn(io, room) === 0) return;
  io.to(room).emit('clerk:lot-changed', { auctionId, lotId, clerk: clerkLot(after) });
}
