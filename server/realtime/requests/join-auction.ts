import type { RecordedPublicEvent } from '#auction/events.ts';
import type { PublicLot } from '#auction/views.ts';
import type { Ack, PaddleView } from '#protocol/socket/ack.ts';
import type { ParsedRequest } from '#protocol/socket/client-events.ts';
import { PROTOCOL_VERSION } from '#protocol/socket/version.ts';
import { may } from '#server/auth/permissions.ts';
import type { AuctionId, AuctionReader, LotId } from '#server/saleroom/ports.ts';
import { countIn, type RoomSocket } from '../broadcast/room-socket.ts';
import { auctionRoom, clerkRoom } from '../broadcast/socket-rooms.ts';
import { toPublicEvent } from '../views/public-event.ts';
import { refused } from './refusals.ts';
import type { RequestContext } from './request-context.ts';

/** If a client missed more events of a lot than this, it gets the snapshot without them. */
export const MAX_MISSED_EVENTS = 200;
/** For how many lots missed events are read in one join. */
const MAX_LOTS_WITH_MISSED = 20;

type Registration = NonNullable<Awaited<ReturnType<AuctionReader['readPaddle']>>>;

/**
 * Adds a socket to a published auction's room. It joins the rooms first and reads the state after:
 * so each event is in the broadcasts it receives, in the snapshot, or in both, and the client drops
 * duplicates by number.
 */
export async function joinAuction(
  context: RequestContext,
  socket: RoomSocket,
  { protocol, auctionId, lots: named, since = {} }: ParsedRequest<'auction:join'>,
): Promise<Ack<'auction:join'>> {
  if (protocol !== PROTOCOL_VERSION) return refused({ code: 'UNSUPPORTED_PROTOCOL', supported: PROTOCOL_VERSION });
  const { person } = socket.data;
  const [isPublished, registered] = await Promise.all([
    context.snapshots.isPublished(auctionId),
    person && context.reader.readPaddle(auctionId, person.userId),
  ]);
  if (!isPublished) return refused({ code: 'NOT_FOUND' });

  await joinRooms(context, socket, auctionId, registered);
  await context.watchAuction(auctionId);
  const [lots, own] = await Promise.all([
    context.snapshots.lots(auctionId, named ?? null),
    registered && person && context.reader.readPaddle(auctionId, person.userId),
  ]);
  if (!lots) {
    leaveRooms(socket, auctionId);
    return refused({ code: 'NOT_FOUND' });
  }
  return {
    ok: true,
    auctionId,
    lots,
    missed: await readMissed(context, lots, since),
    you: own ? { paddle: paddleView(own), lots: own.lots } : null,
    watching: countIn(context.io, auctionRoom(auctionId)),
    now: context.databaseClock.now(),
  };
}

/** Adds a socket to the rooms, and to the list of its paddle, which its person has a right to. */
export async function joinRooms(
  { paddles }: Pick<RequestContext, 'paddles'>,
  socket: RoomSocket,
  auctionId: AuctionId,
  registered: Registration | null,
): Promise<void> {
  // A paddle is never withdrawn. If a join was read before the registration but ends after its
  // notice, the paddle from the notice must stay.
  const paddle = registered ? paddleView(registered) : (socket.data.joined.get(auctionId)?.paddle ?? null);
  socket.data.joined.set(auctionId, { paddle, sentStandings: null });
  if (registered && socket.connected) paddles.add(socket, auctionId, registered.paddle);
  // In one step: a client that leaves between two steps would stay in one of the rooms.
  const isClerk = may(socket.data.person, 'see-clerk-view');
  await socket.join(isClerk ? [auctionRoom(auctionId), clerkRoom(auctionId)] : auctionRoom(auctionId));
}

export function leaveRooms(socket: RoomSocket, auctionId: AuctionId): void {
  void socket.leave(auctionRoom(auctionId));
  void socket.leave(clerkRoom(auctionId));
  socket.data.joined.delete(auctionId);
}

export function paddleView({ paddle, status, bidLimit }: Registration): PaddleView {
  return { paddle, status, bidLimit };
}

async function readMissed(
  context: RequestContext,
  lots: Readonly<Record<LotId, PublicLot>>,
  since: Readonly<Record<LotId, number>>,
): Promise<Record<LotId, readonly RecordedPublicEvent[] | null>> {
  const behind = Object.entries(since).flatMap(([lotId, seq]) => {
    const lot = lots[lotId];
    return lot && lot.seq > seq ? [{ lotId, lot, seq }] : [];
  });
  const read = await Promise.all(
    behind.map(async ({ lotId, lot, seq }, n) => {
      const events = n < MAX_LOTS_WITH_MISSED ? await readEvents(context, { lotId, since: seq, upTo: lot.seq }) : null;
      return [lotId, events] as const;
    }),
  );
  return Object.fromEntries(read);
}

/** The public events of a lot after one seq and up to another; null when there are too many. */
async function readEvents(
  { snapshots }: Pick<RequestContext, 'snapshots'>,
  { lotId, since, upTo }: { readonly lotId: LotId; readonly since: number; readonly upTo: number },
): Promise<readonly RecordedPublicEvent[] | null> {
  if (upTo <= since) return [];
  if (upTo - since > MAX_MISSED_EVENTS) return null;
  const events = await snapshots.readEventsAfter(lotId, since);
  return events.filter(({ seq }) => seq <= upTo).map(toPublicEvent);
}
