import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { drillFailover } from './drill-failover.ts';
import { openReplicatedServer, type ReplicatedServer, type Replication } from './replicated-server.ts';

let folder: string;
let replicated: ReplicatedServer | null = null;
beforeEach(() => {
  folder = makeTemporaryFolder('failover');
});
afterEach(async () => {
  await replicated?.close();
  replicated = null;
  rmSync(folder, { recursive: true, force: true });
});

async function failover(replication: Replication) {
  replicated = await openReplicatedServer(folder, replication);
  // Throws when the server does not come back on the new primary; `npm run failover-drill` measures
  // how soon it does.
  return drillFailover(replicated, { replication });
}

it('loses no receipt with a primary that is lost while its synchronous standby is cut off, and resolves ' +
  'the bids that waited [I1, I4, I5]', {
  timeout: 120_000,
}, async () => {
  const { missing, doubled, strayed, unanswered, ledger } = await failover('synchronous');
  expect(missing).toEqual([]);
  expect(doubled).toEqual([]);
  expect(ledger.problems).toEqual([]);
  // The bids that waited for the standby were on the primary's disk: their outcome was unknown.
  expect(strayed).toBeGreaterThan(0);
  expect(unanswered).toBeGreaterThan(0);
});

it('loses receipts in the same way with an asynchronous standby, which shows that the drill can fail [I1]', {
  timeout: 120_000,
}, async () => {
  const { missing, givenAlone, ledger } = await failover('asynchronous');
  expect(givenAlone).toBeGreaterThan(0);
  expect(missing.length).toBeGreaterThanOrEqual(givenAlone);
  // The new ledger alone does not show the loss.
  expect(ledger.problems).toEqual([]);
});
