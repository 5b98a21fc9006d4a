import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PublicLot } from '#auction/views.ts';
import type { Ack, PaddleView } from '#protocol/socket/ack.ts';
import type { ParsedRequest } from '#protocol/socket/client-events.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import { may } from '#server/auth/permissions.ts';
import type { AuctionId, AuctionReader, LotId } from '#server/saleroom/ports.ts';
import { broadcastToAll } from '../broadcast/broadcaster.ts';
import { countIn, type RoomSocket } from '../broadcast/room-socket.ts';
import { auctionRoom, clerkRoom } from '../broadcast/socket-rooms.ts';
import { refused } from '../requests/refusals.ts';
import type { RequestContext } from '../requests/request-context.ts';

/** More than this and a lot's missed events are left out: the snapshot must do. */
export const MOST_MISSED = 200;
/** For how many lots missed events are read in one join. */
const MOST_LOTS_MISSED = 20;

type Registration = NonNullable<Awaited<ReturnType<AuctionReader['paddle']>>>;

/**
 * Lets a connection into a published auction's room. It enters the rooms first and is read the state after that: so whatever happens
 * meanwhile it hears, or it is in what it reads, or both; and what it hears twice it drops by number (promise 4).
 */
export async function joinAuction(
  desk: RequestContext,
  socket: RoomSocket,
  { protocol, auctionId, lots: named, since = {} }: ParsedRequest<'auction:join'>,
): Promise<Ack<'auction:join'>> {
  if (protocol !== PROTOCOL_VERSION) return refused({ code: 'UNSUPPORTED_PROTOCOL', supported: PROTOCOL_VERSION });
  const { person } = socket.data;
  const [isPublished, registered] = await Promise.all([
    desk.snapshots.isPublished(auctionId),
    person && desk.reader.paddle(auctionId, person.userId),
  ]);
  if (!isPublished) return refused({ code: 'NOT_FOUND' });

  await enterRooms(desk, socket, auctionId, registered);
  await desk.watchAuction(auctionId);
  const [lots, own] = await Promise.all([
    desk.snapshots.lots(auctionId, named ?? null),
    registered && person && desk.reader.paddle(auctionId, person.userId),
  ]);
  if (!lots) {
    leaveRooms(socket, auctionId);
    return refused({ code: 'NOT_FOUND' });
  }
  return {
    ok: true,
    auctionId,
    lots,
    missed: await readMissed(desk, lots, since),
    you: own ? { paddle: paddleView(own), lots: own.lots } : null,
    watching: countIn(desk.io, auctionRoom(auctionId)),
    now: desk.databaseClock.now(),
  };
}

/** Enters the rooms, and the list of its paddle, that a connection's person and paddle give a right to. */
export async function enterRooms(
  { paddles }: Pick<RequestContext, 'paddles'>,
  socket: RoomSocket,
  auctionId: AuctionId,
  registered: Registration | null,
): Promise<void> {
  // A paddle is never taken back. A join that was read before its registration, and comes after the notice of it, must not forget it.
  const paddle = registered ? paddleView(registered) : (socket.data.joined.get(auctionId)?.paddle ?? null);
  socket.data.joined.set(auctionId, { paddle, told: null });
  if (registered && socket.connected) paddles.enter(socket, auctionId, registered.paddle);
  // All of it at once: whoever left the auction in between would stay in a part of it.
  const isClerk = may(socket.data.person, 'see-clerk-view');
  await socket.join(isClerk ? [auctionRoom(auctionId), clerkRoom(auctionId)] : auctionRoom(auctionId));
}

export function leaveRooms(socket: RoomSocket, auctionId: AuctionId): void {
  socket.leave(auctionRoom(auctionId));
  socket.leave(clerkRoom(auctionId));
  socket.data.joined.delete(auctionId);
}

export function paddleView({ paddle, status, bidLimit }: Registration): PaddleView {
  return { paddle, status, bidLimit };
}

async function readMissed(
  desk: RequestContext,
  lots: Readonly<Record<LotId, PublicLot>>,
  since: Readonly<Record<LotId, number>>,
): Promise<Record<LotId, readonly RecordedPublicEvent[] | null>> {
  const behind = Object.entries(since).flatMap(([lotId, seq]) => {
    const lot = lots[lotId];
    return lot && lot.seq > seq ? [{ lotId, lot, seq }] : [];
  });
  const read = await Promise.all(
    behind.map(async ({ lotId, lot, seq }, n) => {
      const events = n < MOST_LOTS_MISSED ? await readEvents(desk, { lotId, since: seq, upTo: lot.seq }) : null;
      return [lotId, events] as const;
    }),
  );
  return Object.fromEntries(read);
}

/** The events of a lot after one seq and up to another, as everybody may see them; null when they are too many to tell. */
async function readEvents(
  { snapshots }: Pick<RequestContext, 'snapshots'>,
  { lotId, since, upTo }: { readonly lotId: LotId; readonly since: number; readonly upTo: number },
): Promise<readonly RecordedPublicEvent[] | null> {
  if (upTo <= since) return [];
  if (upTo - since > MOST_MISSED) return null;
  const events = await snapshots.eventsAfter(lotId, since);
  return events.filter(({ seq }) => seq <= upTo).map(broadcastToAll);
}
