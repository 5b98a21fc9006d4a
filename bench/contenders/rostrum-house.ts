// Rostrum itself, as it runs for people: the real server with its saleroom, sockets and ledger; only the pages are left out, since nobody reads any.
import { readEnvironment } from '#server/environment.ts';
import { openHouse } from '#server/house.ts';
import { unlimited } from './unlimited.ts';

const house = await openHouse(readEnvironment(), { pages: false, limits: unlimited });
process.send?.({ port: house.port });
process.on('disconnect', () => process.exit(0));
