import { publicAuction } from '#server/queries/public-auctions.ts';
import { done, jsonDoor, refuse } from '../../json-door.ts';
import { type AuctionDoor, auctionIdOf } from './auction-id.ts';

/** A published auction with its catalogue and the public state of every lot, for programs (docs/protocol.md). */
export const GET = jsonDoor(async (_request: Request, door: AuctionDoor) => {
  const asked = await auctionIdOf(door);
  if (!asked.ok) return refuse(asked.refusal);
  const found = await publicAuction(asked.auctionId);
  return found ? done(found) : refuse({ code: 'NOT_FOUND' });
});
