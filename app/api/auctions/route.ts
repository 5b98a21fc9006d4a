import { publicAuctions } from '#server/queries/public/public-auctions.ts';
import { done, jsonRoute } from '../json-route.ts';

/** Lists the published auctions (docs/protocol.md). */
export const GET = jsonRoute(async () => done(await publicAuctions()));
