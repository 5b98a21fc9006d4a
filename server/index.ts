// `npm start` and `npm run dev`: starts the server, prints its address, and stops it on a signal.

import { closeOnSignal } from './close-on-signal.ts';
import { BadEnvironment, readEnvironment } from './environment.ts';
import { printSetupLink } from './print-setup-link.ts';
import { PortTaken } from './start/http-server.ts';
import { startServer } from './start-server.ts';
import { buildPages } from './web/pages/build-pages.ts';

const print = (message: string) => console.log(message);

try {
  const environment = readEnvironment();
  if (!environment.isDevelopment && environment.role !== 'saleroom') await buildPages(print, environment.variables);
  const server = await startServer(environment, { print });
  closeOnSignal(server.close);
  // For a parent process that started this one with a channel, such as the browser tests.
  process.send?.({ url: server.url, at: `http://127.0.0.1:${server.port}`, databaseUrl: server.databaseUrl });
  print(`Rostrum is open at ${server.url}`);
  if (environment.databaseUrl === null) {
    print(
      'It uses its own database, stored in its folder, for a single machine. To run several nodes, set DATABASE_URL.',
    );
  }
  await printSetupLink(server, print);
} catch (fault) {
  const isExpected = fault instanceof BadEnvironment || fault instanceof PortTaken;
  console.error(isExpected ? fault.message : fault);
  process.exit(isExpected ? 2 : 1);
}
