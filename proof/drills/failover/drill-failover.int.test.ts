import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { drillFailover } from './drill-failover.ts';
import { type HouseOfTwo, openHouseOfTwo, type Replication } from './replicated-server.ts';

let folder: string;
let house: HouseOfTwo | null = null;
beforeEach(() => {
  folder = makeTemporaryFolder('failover');
});
afterEach(async () => {
  await house?.close();
  house = null;
  rmSync(folder, { recursive: true, force: true });
});

async function failover(replication: Replication) {
  house = await openHouseOfTwo(folder, replication);
  // Throws when the house does not come back at the new primary; how soon it does is a figure of `npm run failover-drill`.
  return drillFailover(house, { replication });
}

it('a primary that is lost while its synchronous standby is cut off takes no receipt with it, and what waited is looked up [I1, I4, I5]', {
  timeout: 120_000,
}, async () => {
  const { missing, doubled, strayed, unanswered, verdict } = await failover('synchronous');
  expect(missing).toEqual([]);
  expect(doubled).toEqual([]);
  expect(verdict.problems).toEqual([]);
  // What waited for the standby was on the primary's disk all the same: it was neither yes nor no.
  expect(strayed).toBeGreaterThan(0);
  expect(unanswered).toBeGreaterThan(0);
});

it('with an asynchronous standby the same loss takes receipts with it: the drill can fail [I1]', {
  timeout: 120_000,
}, async () => {
  const { missing, givenAlone, verdict } = await failover('asynchronous');
  expect(givenAlone).toBeGreaterThan(0);
  expect(missing.length).toBeGreaterThanOrEqual(givenAlone);
  // What is left is in order: nobody could tell by the new ledger alone.
  expect(verdict.problems).toEqual([]);
});
