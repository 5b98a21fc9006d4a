// `npm run failover-drill`: the server loses its primary during bidding and continues on a
// synchronous standby. Prints what was lost and how long nobody could bid. Exit 1: a receipt is
// missing, or the new ledger has problems. With --silent the primary's connections stay open, as
// when its machine loses power. With --asynchronous no commit waits for the standby, which loses
// receipts and shows that the drill can fail.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { drillFailover, type Failover } from './drill-failover.ts';
import { type Loss, openReplicatedServer, type Replication } from './replicated-server.ts';

const { values: flags } = parseArgs({ options: { asynchronous: { type: 'boolean' }, silent: { type: 'boolean' } } });
const replication: Replication = flags.asynchronous ? 'asynchronous' : 'synchronous';
const loss: Loss = flags.silent ? 'silent' : 'killed';

async function runDrill(): Promise<Failover> {
  const folder = makeTemporaryFolder('failover');
  const replicated = await openReplicatedServer(folder, replication);
  try {
    return await drillFailover(replicated, { replication, loss });
  } finally {
    await replicated.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function print({ receipts, missing, doubled, ledger, ...figures }: Failover): void {
  const refusals = [...figures.refusals].map(([code, times]) => `${times} ${code}`).join(', ');
  console.log(`standby            ${replication}`);
  console.log(`receipts           ${receipts}, of which ${missing.length} are not in the new primary's ledger`);
  console.log(
    `                   ${figures.givenAlone} were given while the standby was cut off, before the primary was lost`,
  );
  console.log(`doubled            event numbers that more than one receipt names: ${doubled.length}`);
  console.log(`left behind        outcomes that only the lost primary's disk contains: ${figures.strayed}`);
  console.log(`answers lost       ${figures.unanswered}, each sent again under its key`);
  console.log(`refusals           ${refusals || 'none'}`);
  console.log(`promoted           ${figures.promotedAfter} ms after the kill`);
  console.log(`no bid accepted    for ${figures.offFor} ms, until ${figures.onAfter} ms after the promotion`);
  console.log(`new ledger         ${ledger.events} events, ${ledger.problems.length} problems`);
}

const failover = await runDrill();
print(failover);
const isKept = failover.missing.length === 0 && failover.doubled.length === 0 && failover.ledger.problems.length === 0;
console.log(isKept ? 'No acknowledged bid was lost.' : 'ACKNOWLEDGED BIDS WERE LOST, or the ledger has problems.');
process.exit(isKept ? 0 : 1);
