// `npm start` and `npm run dev`: opens the house, says where it is, closes it in order when told to.

import { closeOnSignal } from './close-on-signal.ts';
import { BadEnvironment, readEnvironment } from './environment.ts';
import { openHouse, PortTaken } from './house.ts';
import { printSetupLink } from './print-setup-link.ts';
import { buildPages } from './web/build-pages.ts';

const development = process.env.NODE_ENV === 'development';
const say = (message: string) => console.log(message);

try {
  const environment = readEnvironment();
  if (!development && environment.role !== 'saleroom') await buildPages(say);
  const house = await openHouse(environment, { development, say });
  closeOnSignal(house.close);
  // Whoever started us with a channel (the browser tests) is told where everything is.
  process.send?.({ url: house.url, at: `http://127.0.0.1:${house.port}`, databaseUrl: house.databaseUrl });
  say(`Rostrum is open at ${house.url}`);
  if (environment.databaseUrl === null) {
    say('It keeps its own database in its folder, for one machine. A larger house sets DATABASE_URL.');
  }
  await printSetupLink(house, say);
} catch (fault) {
  const told = fault instanceof BadEnvironment || fault instanceof PortTaken;
  console.error(told ? fault.message : fault);
  process.exit(told ? 2 : 1);
}
