import type { AuctionId } from '#server/saleroom/ports.ts';

/**
 * The names of the Socket.IO rooms. They are spelt only here, and clients never see them. The
 * sockets of one person are found without a room (paddle-connections.ts).
 */

/** Everybody who watches an auction, spectators included. */
export function auctionRoom(auctionId: AuctionId): string {
  return `auction/${auctionId}`;
}

/** Those in an auction with the clerk's right. */
export function clerkRoom(auctionId: AuctionId): string {
  return `clerk/${auctionId}`;
}

/** The auction of an auction room; null for other rooms. */
export function auctionOfRoom(room: string): AuctionId | null {
  return room.startsWith('auction/') ? room.slice('auction/'.length) : null;
}
