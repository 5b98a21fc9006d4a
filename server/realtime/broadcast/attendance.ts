import type { AuctionId } from '#server/saleroom/ports.ts';
import { countIn, type RoomServer } from './room-socket.ts';
import { auctionOfRoom, auctionRoom } from './socket-rooms.ts';

const MIN_INTERVAL = 1_000;

/**
 * Broadcasts to each auction's room how many connections watch it, at most once a second and only
 * if the number has changed. Returns a function that stops it.
 */
export function broadcastAttendance(io: RoomServer): () => void {
  const { adapter } = io.sockets;
  const sent = new Map<AuctionId, number>();
  const changed = new Set<AuctionId>();
  let timer: NodeJS.Timeout | undefined;

  const send = () => {
    timer = undefined;
    for (const auctionId of changed) {
      const watching = countIn(io, auctionRoom(auctionId));
      if (watching === 0) sent.delete(auctionId);
      else if (sent.get(auctionId) !== watching) {
        sent.set(auctionId, watching);
        io.to(auctionRoom(auctionId)).emit('attendance:changed', { auctionId, watching });
      }
    }
    changed.clear();
  };
  const onChange = (room: string) => {
    const auctionId = auctionOfRoom(room);
    if (auctionId === null) return;
    changed.add(auctionId);
    timer ??= setTimeout(send, MIN_INTERVAL);
  };

  adapter.on('join-room', onChange);
  adapter.on('leave-room', onChange);
  return () => {
    adapter.off('join-room', onChange);
    adapter.off('leave-room', onChange);
    clearTimeout(timer);
  };
}
