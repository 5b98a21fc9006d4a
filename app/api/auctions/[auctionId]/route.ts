import { done, jsonRoute, refuse } from '#app/api/json-route.ts';
import { publicAuction } from '#server/queries/public/public-auctions.ts';
import { type AuctionDoor, auctionIdOf } from './auction-id.ts';

/** A published auction with its catalogue and the public state of every lot, for programs (docs/protocol.md). */
export const GET = jsonRoute(async (_request: Request, door: AuctionDoor) => {
  const asked = await auctionIdOf(door);
  if (!asked.ok) return refuse(asked.refusal);
  const found = await publicAuction(asked.auctionId);
  return found ? done(found) : refuse({ code: 'NOT_FOUND' });
});
