import { publicAuctions } from '#server/queries/public-auctions.ts';
import { done, jsonDoor } from '../json-door.ts';

/** The published auctions, for programs (docs/protocol.md). */
export const GET = jsonDoor(async () => done(await publicAuctions()));
