import { publicAuctions } from '#server/queries/public/public-auctions.ts';
import { done, jsonDoor } from '../json-route.ts';

/** The published auctions, for programs (docs/protocol.md). */
export const GET = jsonDoor(async () => done(await publicAuctions()));
