// `npm run lose-a-node`: two nodes behind nginx, one of them killed in the middle of a hot lot. Says what was lost and how soon its bidders were
// back; ends with 1 when a receipt is missing or somebody took two seconds or more to be back in the room.
import { rmSync } from 'node:fs';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openTwoNodes } from '#server/testing/two-nodes.ts';
import { loseANode } from './lose-a-node.ts';

/** How soon a bidder must be back in the room, milliseconds. */
const BACK_WITHIN = 2_000;

const folder = makeTemporaryFolder('lose-a-node');
const house = await openTwoNodes(folder, { ROSTRUM_ROLE: 'saleroom' });
const { receipts, missing, unanswered, backInRoom, answeredAgain } = await loseANode(house).finally(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});
const spread = (times: readonly number[]) =>
  `${times[0]} to ${times.at(-1)} ms after the kill (${times.length} bidders)`;
console.log(`receipts           ${receipts}, of which ${missing.length} are not in the ledger`);
console.log(`answers lost       ${unanswered}, each asked again under its key`);
console.log(`back in the room   ${spread(backInRoom)}`);
console.log(`answered again     ${spread(answeredAgain)}`);
process.exit(missing.length === 0 && (backInRoom.at(-1) ?? Number.POSITIVE_INFINITY) < BACK_WITHIN ? 0 : 1);
