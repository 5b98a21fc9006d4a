import type { RecordedEvent, RecordedPublicEvent } from '#auction/events.ts';
import { publicPart } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import type { PaddleNumber } from '#auction/paddle.ts';
import { clerkLot, paddleLot } from '#auction/views.ts';
import type { DatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import type { Announcer, LotChange } from '#server/saleroom/ports.ts';
import type { PaddleConnections } from '../admission/paddle-connections.ts';
import { notifyStanding } from '../requests/own-standing.ts';
import { publicView } from '../requests/public-view.ts';
import { type Conflation, conflateChanges } from './conflate-changes.ts';
import { countIn, type RoomServer } from './room-socket.ts';
import { auctionRoom, clerkRoom } from './socket-rooms.ts';

/**
 * Tells each audience what was committed, as that audience may see it: one message to the room for each lot, encoded once however many watch, and at
 * most twenty a second; its own standing to each paddle for which it changed; the secrets to those with the clerk's right. `close` tells what still waits.
 */
export function createAnnouncer(
  io: RoomServer,
  paddles: Pick<PaddleConnections, 'of'>,
  databaseClock: Pick<DatabaseClock, 'now'>,
  conflation: Conflation = {},
): Announcer & { readonly close: () => void } {
  const changes = conflateChanges((change) => {
    // Clerks and paddles are in their auction's room as well: where that is empty nobody is here to be told.
    if (countIn(io, auctionRoom(change.record.auctionId)) === 0) return;
    tellRoom(io, change, databaseClock.now());
    tellPaddles(paddles, change);
    tellClerks(io, change);
  }, conflation);
  return { lotChanged: changes.take, close: changes.flush };
}

/**
 * Events that one message carries at most. Of more it carries the newest alone: whoever shows the history has a gap then, can use none of the others, and asks for
 * all when the lot has calmed down.
 */
const MOST_TOLD = 12;

function tellRoom(io: RoomServer, { record, after, events }: LotChange, now: number): void {
  const { auctionId, lotId } = record;
  const told = (events.length > MOST_TOLD ? events.slice(-1) : events).map(broadcastToAll);
  const fromSeq = told[0]?.seq ?? after.seq;
  const lot = publicView(after);
  io.to(auctionRoom(auctionId)).emit('lot:changed', {
    auctionId,
    lotId,
    fromSeq,
    toSeq: after.seq,
    lot,
    events: told,
    now,
  });
}

/** Field by field: an event on its way through the house carries more than the public may see. */
export function broadcastToAll({ seq, hash, event }: RecordedEvent): RecordedPublicEvent {
  return { seq, hash, event: publicPart(event) };
}

function tellPaddles(paddles: Pick<PaddleConnections, 'of'>, { record, before, after, events }: LotChange): void {
  const { auctionId, lotId } = record;
  for (const paddle of paddlesConcerned(before, after, events)) {
    const sockets = paddles.of(auctionId, paddle);
    if (sockets.length === 0) continue;
    const was = paddleLot(before, paddle);
    const is = paddleLot(after, paddle);
    for (const socket of sockets) notifyStanding(socket, { auctionId, lotId, was, is });
  }
}

/** The paddles whose standing or max may have changed. */
function paddlesConcerned(before: Lot, after: Lot, events: readonly RecordedEvent[]): ReadonlySet<PaddleNumber> {
  const concerned = new Set<PaddleNumber>();
  if (before.leadingPaddle !== null) concerned.add(before.leadingPaddle);
  for (const { event } of events) {
    switch (event.type) {
      case 'BidPlaced':
        concerned.add(event.paddle);
        break;
      case 'MaxBidSet':
        concerned.add(event.secret.paddle);
        break;
      case 'BidVoided':
      case 'LotSold':
      case 'LotPassed':
      case 'LotWithdrawn':
        for (const lot of [before, after]) for (const { paddle } of clerkLot(lot).maxBids) concerned.add(paddle);
        break;
      default:
    }
  }
  return concerned;
}

function tellClerks(io: RoomServer, { record, after }: LotChange): void {
  const { auctionId, lotId } = record;
  const room = clerkRoom(auctionId);
  if (countIn(io, room) === 0) return;
  io.to(room).emit('clerk:lot-changed', { auctionId, lotId, clerk: clerkLot(after) });
}
