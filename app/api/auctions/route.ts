import { publicAuctions } from '#server/queries/public/public-auctions.ts';
import { done, jsonRoute } from '../json-route.ts';

/** The published auctions, for programs (docs/protocol.md). */
export const GET = jsonRoute(async () => done(await publicAuctions()));
