import type { PaddleNumber } from '#auction/paddle.ts';
import type { AuctionId } from '#server/saleroom/ports.ts';
import type { RoomServer, RoomSocket } from './room-socket.ts';
import { auctionOfRoom } from './socket-rooms.ts';

/**
 * The sockets of each paddle in an auction. Most paddles have one, for which a Socket.IO room would
 * take six times the memory.
 */
export type PaddleConnections = {
  /** Adds a socket, once. It is removed automatically when it leaves the auction's room. */
  readonly add: (socket: RoomSocket, auctionId: AuctionId, paddle: PaddleNumber) => void;
  readonly of: (auctionId: AuctionId, paddle: PaddleNumber) => readonly RoomSocket[];
};

export function createPaddleConnections(io: RoomServer): PaddleConnections {
  const auctions = new Map<AuctionId, Map<PaddleNumber, RoomSocket | readonly RoomSocket[]>>();
  const of: PaddleConnections['of'] = (auctionId, paddle) => [auctions.get(auctionId)?.get(paddle) ?? []].flat();

  io.sockets.adapter.on('leave-room', (room: string, id: string) => {
    const auctionId = auctionOfRoom(room);
    const socket = io.sockets.sockets.get(id);
    const paddle = auctionId === null ? undefined : socket?.data.joined.get(auctionId)?.paddle?.paddle;
    const paddles = auctionId === null ? undefined : auctions.get(auctionId);
    if (auctionId === null || paddle === undefined || !paddles) return;
    const left = of(auctionId, paddle).filter((other) => other !== socket);
    if (left.length > 0) paddles.set(paddle, oneOrMore(left));
    else paddles.delete(paddle);
    if (paddles.size === 0) auctions.delete(auctionId);
  });

  return {
    of,
    add: (socket, auctionId, paddle) => {
      const present = of(auctionId, paddle);
      if (present.includes(socket)) return;
      const paddles = auctions.get(auctionId) ?? new Map<PaddleNumber, RoomSocket | readonly RoomSocket[]>();
      auctions.set(auctionId, paddles.set(paddle, oneOrMore([...present, socket])));
    },
  };
}

function oneOrMore(sockets: readonly RoomSocket[]): RoomSocket | readonly RoomSocket[] {
  const [only] = sockets;
  return sockets.length === 1 && only ? only : sockets;
}
