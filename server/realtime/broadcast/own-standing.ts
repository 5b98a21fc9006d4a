import type { PaddleLot } from '#auction/views.ts';
import type { AuctionId, LotId } from '#server/saleroom/ports.ts';
import type { JoinedRoom } from './joined-rooms.ts';
import type { RoomSocket } from './room-socket.ts';

/** Records that an answer contained this standing of the socket's own paddle. */
export function recordStanding(socket: RoomSocket, lotId: LotId, standing: PaddleLot): void {
  for (const room of socket.data.joined.values()) {
    const earlier = room.sentStandings?.get(lotId);
    if (!earlier || earlier.seq <= standing.seq) record(room, lotId, standing);
  }
}

/**
 * Sends a socket its own paddle's standing on a lot, unless the client has it already. The client
 * has what was last sent since it joined (`sentStandings`); if nothing was sent about this lot, it
 * has the standing from the snapshot of its join, which is the one before this change (`previous`).
 */
export function sendStanding(socket: RoomSocket, { auctionId, lotId, previous, current }: StandingChange): void {
  const room = socket.data.joined.get(auctionId);
  if (!room?.paddle) return;
  const sent = room.sentStandings?.get(lotId) ?? previous;
  if (sent.seq > current.seq || (sent.standing === current.standing && sent.maxBid === current.maxBid)) return;
  record(room, lotId, current);
  socket.emit('paddle:changed', { auctionId, paddle: room.paddle, lots: { [lotId]: current } });
}

type StandingChange = {
  readonly auctionId: AuctionId;
  readonly lotId: LotId;
  readonly previous: PaddleLot;
  readonly current: PaddleLot;
};

function record(room: JoinedRoom, lotId: LotId, standing: PaddleLot): void {
  room.sentStandings ??= new Map();
  room.sentStandings.set(lotId, standing);
}
