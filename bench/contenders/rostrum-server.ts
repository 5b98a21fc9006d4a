// Rostrum itself, as it runs for people: the real server with its saleroom, sockets and ledger. The pages are left out, unless the goal is about them.
import { readEnvironment } from '#server/environment.ts';
import { openHouse } from '#server/house.ts';
import { unlimited } from './unlimited.ts';

const house = await openHouse(readEnvironment(), { pages: process.env.BENCH_PAGES === 'yes', limits: unlimited });
process.send?.({ port: house.port });
process.on('disconnect', () => process.exit(0));
