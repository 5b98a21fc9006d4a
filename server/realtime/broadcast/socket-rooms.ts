import type { AuctionId } from '#server/saleroom/ports.ts';

/** The names of the socket rooms, each an audience of many. They are spelt here and nowhere else, and never leave the house. One person's connections are found otherwise. */

/** Everybody who watches an auction, spectators included. */
export function auctionRoom(auctionId: AuctionId): string {
  return `auction/${auctionId}`;
}

/** Those in an auction who have the clerk's right. */
export function clerkRoom(auctionId: AuctionId): string {
  return `clerk/${auctionId}`;
}

/** Whether a room is an auction's, and which one's: for counting who watches. */
export function auctionOfRoom(room: string): AuctionId | null {
  return room.startsWith('auction/') ? room.slice('auction/'.length) : null;
}
