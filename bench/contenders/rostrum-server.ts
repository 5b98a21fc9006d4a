// Rostrum itself, as it runs for people: the real server with its saleroom, sockets and ledger. The pages are left out, unless the goal is about them.
import { readEnvironment } from '#server/environment.ts';
import { startServer } from '#server/start-server.ts';
import { chosenOptimisations } from './chosen-optimisations.ts';
import { unlimited } from './unlimited.ts';

const house = await startServer(readEnvironment(), {
  pages: process.env.BENCH_PAGES === 'yes',
  sockets: { limits: unlimited, optimisations: chosenOptimisations() },
});
process.send?.({ port: house.port });
process.on('disconnect', () => process.exit(0));
