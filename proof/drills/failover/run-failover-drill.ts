// `npm run failover-drill`: a house on a primary with a synchronous standby loses the primary in the middle of a hot lot. Says what was lost and how long
// nobody could bid; ends with 1 when a receipt is missing or the new ledger is not in order. With --silent the primary's connections stay open and say nothing,
// as when its machine has lost its power. With --asynchronous nothing waits for the standby, and that is what comes of it: a drill that cannot fail shows nothing.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { drillFailover, type Failover } from './drill-failover.ts';
import { type Loss, openHouseOfTwo, type Replication } from './replicated-server.ts';

const { values: flags } = parseArgs({ options: { asynchronous: { type: 'boolean' }, silent: { type: 'boolean' } } });
const replication: Replication = flags.asynchronous ? 'asynchronous' : 'synchronous';
const loss: Loss = flags.silent ? 'silent' : 'killed';
const folder = makeTemporaryFolder('failover');
const house = await openHouseOfTwo(folder, replication);
const failover = await drillFailover(house, { replication, loss }).finally(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});
print(failover);

function print({ receipts, missing, doubled, verdict, ...figures }: Failover): void {
  const refusals = [...figures.refusals].map(([code, times]) => `${times} ${code}`).join(', ');
  console.log(`standby            ${replication}`);
  console.log(`receipts           ${receipts}, of which ${missing.length} are not in the new primary's ledger`);
  console.log(
    `                   ${figures.givenAlone} were given while the standby was cut off, before the primary was lost`,
  );
  console.log(`doubled            numbers given to more than one receipt: ${doubled.length}`);
  console.log(`left behind        outcomes on the lost primary's disk alone: ${figures.strayed}`);
  console.log(`answers lost       ${figures.unanswered}, each asked again under its key`);
  console.log(`refusals           ${refusals || 'none'}`);
  console.log(`promoted           ${figures.promotedAfter} ms after the kill`);
  console.log(`no bid accepted    for ${figures.offFor} ms, until ${figures.onAfter} ms after the promotion`);
  console.log(`new ledger         ${verdict.events} events, ${verdict.problems.length} broken`);
  const isKept = missing.length === 0 && doubled.length === 0 && verdict.problems.length === 0;
  console.log(isKept ? 'No acknowledged bid was lost.' : 'ACKNOWLEDGED BIDS WERE LOST, or the ledger is not in order.');
  process.exit(isKept ? 0 : 1);
}
