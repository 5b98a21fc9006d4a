import type { PaddleLot } from '#auction/views.ts';
import type { AuctionId, LotId } from '#server/saleroom/ports.ts';
import type { JoinedRoom } from '../broadcast/joined-rooms.ts';
import type { RoomSocket } from '../broadcast/room-socket.ts';

/** Notes that an answer told a connection how its own paddle stands on a lot. */
export function noteStanding(socket: RoomSocket, lotId: LotId, is: PaddleLot): void {
  for (const room of socket.data.joined.values()) {
    const earlier = room.told?.get(lotId);
    if (!earlier || earlier.seq <= is.seq) note(room, lotId, is);
  }
}

/** Tells a connection how its own paddle stands on a lot, unless it knows: of a hot lot most bidders hear it with the answer to their bid. */
export function notifyStanding(
  socket: RoomSocket,
  { auctionId, lotId, was, is }: { auctionId: AuctionId; lotId: LotId; was: PaddleLot; is: PaddleLot },
): void {
  const room = socket.data.joined.get(auctionId);
  if (!room?.paddle) return;
  const known = room.told?.get(lotId) ?? was;
  if (known.seq > is.seq || (known.standing === is.standing && known.maxBid === is.maxBid)) return;
  note(room, lotId, is);
  socket.emit('paddle:changed', { auctionId, paddle: room.paddle, lots: { [lotId]: is } });
}

function note(room: JoinedRoom, lotId: LotId, is: PaddleLot): void {
  room.told ??= new Map();
  room.told.set(lotId, is);
}
