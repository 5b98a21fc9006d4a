// Rostrum itself, as it runs for people: the real server with its saleroom, sockets and ledger; only the pages are left out, since nobody reads any.
import { readEnvironment } from '#server/environment.ts';
import { openHouse } from '#server/house.ts';

// The shipped limits are for people; these bidders are all at one address and bid as fast as they are answered.
const none = 1e9;
const limits = {
  window: 10,
  pointsPerSocket: none,
  pointsPerUser: none,
  pointsPerAddress: none,
  packetsPerSocket: none,
  socketsPerUser: none,
  socketsPerAddress: none,
};

const house = await openHouse(readEnvironment(), { pages: false, limits });
process.send?.({ port: house.port });
process.on('disconnect', () => process.exit(0));
