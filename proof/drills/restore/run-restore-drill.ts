import { drillRestore } from './drill-restore.ts';

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error('Give the house’s database: DATABASE_URL=postgresql://… npm run restore-drill');
  process.exit(2);
}
const { backedUp, restored } = await drillRestore(databaseUrl);
console.log(
  `backed up: ${backedUp.events} events, ${backedUp.hash}\nrestored:  ${restored.events} events, ${restored.hash}`,
);
process.exit(backedUp.hash === restored.hash ? 0 : 1);
