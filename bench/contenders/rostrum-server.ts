// Rostrum as it is shipped: the real server with its saleroom, sockets and ledger. The pages are
// started only for goals about pages.
import { readEnvironment } from '#server/environment.ts';
import { startServer } from '#server/start-server.ts';
import { chosenOptimisations } from './chosen-optimisations.ts';
import { noRateLimits } from './no-rate-limits.ts';

const server = await startServer(readEnvironment(), {
  pages: process.env.BENCH_PAGES === 'yes',
  sockets: { limits: noRateLimits, optimisations: chosenOptimisations() },
});
process.send?.({ port: server.port });
process.on('disconnect', () => process.exit(0));
