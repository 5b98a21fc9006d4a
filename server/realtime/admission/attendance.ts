import type { AuctionId } from '#server/saleroom/ports.ts';
import { countIn, type RoomServer } from '../broadcast/room-socket.ts';
import { auctionOfRoom, auctionRoom } from '../broadcast/socket-rooms.ts';

const AT_MOST_EVERY = 1_000;

/** Tells each auction's room how many connections watch it, at most once a second and only when the number has changed. Returns what ends it. */
export function announceAttendance(io: RoomServer): () => void {
  const { adapter } = io.sockets;
  const told = new Map<AuctionId, number>();
  const changed = new Set<AuctionId>();
  let timer: NodeJS.Timeout | undefined;

  const tell = () => {
    timer = undefined;
    for (const auctionId of changed) {
      const watching = countIn(io, auctionRoom(auctionId));
      if (watching === 0) told.delete(auctionId);
      else if (told.get(auctionId) !== watching) {
        told.set(auctionId, watching);
        io.to(auctionRoom(auctionId)).emit('attendance:changed', { auctionId, watching });
      }
    }
    changed.clear();
  };
  const note = (room: string) => {
    const auctionId = auctionOfRoom(room);
    if (auctionId === null) return;
    changed.add(auctionId);
    timer ??= setTimeout(tell, AT_MOST_EVERY);
  };

  adapter.on('join-room', note);
  adapter.on('leave-room', note);
  return () => {
    adapter.off('join-room', note);
    adapter.off('leave-room', note);
    clearTimeout(timer);
  };
}
