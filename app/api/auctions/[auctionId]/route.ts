import { done, jsonRoute, refuse } from '#app/api/json-route.ts';
import { publicAuction } from '#server/queries/public/public-auctions.ts';
import { type AuctionRouteContext, auctionIdOf } from './auction-id.ts';

/**
 * Returns a published auction with its catalogue and each lot's public state (docs/protocol.md).
 */
export const GET = jsonRoute(async (_request: Request, context: AuctionRouteContext) => {
  const parsedId = await auctionIdOf(context);
  if (!parsedId.ok) return refuse(parsedId.refusal);
  const found = await publicAuction(parsedId.auctionId);
  return found ? done(found) : refuse({ code: 'NOT_FOUND' });
});
