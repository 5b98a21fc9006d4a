// `npm run rolling-deploy`: two nodes behind nginx, ended with SIGTERM and started anew one after the other in the middle of a hot lot. Says what was
// lost and how long bidders had no room; ends with 1 when a receipt is missing, a node did not end in order, or somebody was five seconds without.
import { rmSync } from 'node:fs';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openTwoNodes } from '#server/testing/two-nodes.ts';
import { deployRolling } from './rolling-deploy.ts';

/** How soon a bidder must be back in a room, milliseconds. */
const BACK_WITHIN = 5_000;

const folder = makeTemporaryFolder('rolling-deploy');
const house = await openTwoNodes(folder, { ROSTRUM_ROLE: 'saleroom' });
const deploy = await deployRolling(house).finally(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});
const { receipts, missing, unanswered, endedWith, closing, opening, withoutRoom } = deploy;
console.log(`receipts          ${receipts}, of which ${missing.length} are not in the ledger`);
console.log(`not answered      ${unanswered} at first, each asked again under its key`);
console.log(`nodes             ended with ${endedWith.join(' and ')} after ${closing.join(' and ')} ms`);
console.log(`                  open again ${opening.join(' and ')} ms after that`);
console.log(`without a room    ${withoutRoom[0]} to ${withoutRoom.at(-1)} ms (${withoutRoom.length} lines ended)`);
const isInOrder = endedWith.every((code) => code === 0);
process.exit(missing.length === 0 && isInOrder && (withoutRoom.at(-1) ?? BACK_WITHIN) < BACK_WITHIN ? 0 : 1);
