import type { PaddleNumber } from '#auction/paddle.ts';
import type { AuctionId } from '../saleroom/ports.ts';

/** The names of the socket rooms, each an audience. They are spelt here and nowhere else, and never leave the house. */

/** Everybody who watches an auction, spectators included. */
export function auctionRoom(auctionId: AuctionId): string {
  return `auction/${auctionId}`;
}

/** Every connection of one paddle. A paddle's number is its own within its auction, and events speak of paddles by number. */
export function paddleRoom(auctionId: AuctionId, paddle: PaddleNumber): string {
  return `paddle/${auctionId}/${paddle}`;
}

/** Those in an auction who have the clerk's right. */
export function clerkRoom(auctionId: AuctionId): string {
  return `clerk/${auctionId}`;
}

/** Every connection that came with one session. */
export function sessionRoom(sessionId: string): string {
  return `session/${sessionId}`;
}

/** Every connection of one person. */
export function userRoom(userId: string): string {
  return `user/${userId}`;
}

/** Whether a room is an auction's, and which one's: for counting who watches. */
export function auctionOfRoom(room: string): AuctionId | null {
  return room.startsWith('auction/') ? room.slice('auction/'.length) : null;
}
