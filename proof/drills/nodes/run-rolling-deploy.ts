// `npm run rolling-deploy`: ends two nodes behind nginx with SIGTERM and starts them again, one
// after the other, during bidding. Prints what was lost and how long bidders were outside the room.
// Exit 1: a receipt is missing, a node did not exit cleanly, or a bidder was outside for five
// seconds or more.
import { deployRolling } from './rolling-deploy.ts';
import { withTwoNodes } from './with-two-nodes.ts';

/** How soon a bidder must be back in the room, milliseconds. */
const BACK_WITHIN = 5_000;

const deploy = await withTwoNodes('rolling-deploy', deployRolling);
const { receipts, missing, unanswered, exitCodes, closing, opening, withoutRoom } = deploy;
console.log(`receipts          ${receipts}, of which ${missing.length} are not in the ledger`);
console.log(`not answered      ${unanswered} at first, each sent again under its key`);
console.log(`nodes             ended with ${exitCodes.join(' and ')} after ${closing.join(' and ')} ms`);
console.log(`                  open again ${opening.join(' and ')} ms after that`);
console.log(
  `without a room    ${withoutRoom[0]} to ${withoutRoom.at(-1)} ms (${withoutRoom.length} connections ended)`,
);
const areClean = exitCodes.every((code) => code === 0);
process.exit(missing.length === 0 && areClean && (withoutRoom.at(-1) ?? BACK_WITHIN) < BACK_WITHIN ? 0 : 1);
