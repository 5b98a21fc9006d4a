// `npm run lose-a-node`: kills one of two nodes behind nginx during bidding, and prints what was
// lost and how soon its bidders were back. Exit 1: a receipt is missing, or a bidder took two
// seconds or more.
import { loseANode } from './lose-a-node.ts';
import { withTwoNodes } from './with-two-nodes.ts';

/** How soon a bidder must be back in the room, milliseconds. */
const BACK_WITHIN = 2_000;

const { receipts, missing, unanswered, backInRoom, answeredAgain } = await withTwoNodes('lose-a-node', loseANode);
const range = (times: readonly number[]) =>
  `${times[0]} to ${times.at(-1)} ms after the kill (${times.length} bidders)`;
console.log(`receipts           ${receipts}, of which ${missing.length} are not in the ledger`);
console.log(`answers lost       ${unanswered}, each sent again under its key`);
console.log(`back in the room   ${range(backInRoom)}`);
console.log(`answered again     ${range(answeredAgain)}`);
process.exit(missing.length === 0 && (backInRoom.at(-1) ?? Number.POSITIVE_INFINITY) < BACK_WITHIN ? 0 : 1);
