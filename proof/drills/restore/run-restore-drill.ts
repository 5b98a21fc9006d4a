// `npm run restore-drill`: backs DATABASE_URL up, restores it into a new database on the same
// server, and compares the two ledgers. It does not write to the database itself. Exit 1: they
// differ.
import { drillRestore } from './drill-restore.ts';

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error('Set the database: DATABASE_URL=postgresql://… npm run restore-drill');
  process.exit(2);
}
const { backedUp, restored } = await drillRestore(databaseUrl);
console.log(
  `backed up: ${backedUp.events} events, ${backedUp.hash}\nrestored:  ${restored.events} events, ${restored.hash}`,
);
process.exit(backedUp.hash === restored.hash ? 0 : 1);
