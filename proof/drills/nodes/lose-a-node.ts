import { until } from '#proof/processes/wait-until.ts';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import type { TwoNodes } from '#server/testing/two-nodes.ts';
import { openHotLot } from './hot-lot.ts';

/** What came of a node's end. Times in milliseconds since it was killed. */
export type LostNode = {
  readonly receipts: number;
  /** Receipts whose number and hash do not stand in the ledger. */
  readonly missing: readonly AcceptedBid[];
  /** Bids whose answer was lost with the node; each was asked again under its key, and answered. */
  readonly unanswered: number;
  /** When each bidder whose line broke was in the room again, and when each had their first answer to a bid, the quickest first. */
  readonly backInRoom: readonly number[];
  readonly answeredAgain: readonly number[];
};

const RECEIPTS_BEFORE = 60;
const RECEIPTS_AFTER = 60;

/** Kills one of two nodes, all of its processes, while a dozen bidders outbid each other on one lot through nginx. Throws when some never come back. */
export async function loseANode(house: TwoNodes): Promise<LostNode> {
  const lot = await openHotLot(house);
  try {
    await lot.more(RECEIPTS_BEFORE);
    const killedAt = performance.now();
    await house.nodes[0].killTree();
    const lost = () => lot.bidders.flatMap(({ outages }) => outages.slice(0, 1));
    await until(() => lost().length > 0 && lost().every(({ answeredAt }) => answeredAt !== null), 'all to come back');
    await lot.more(RECEIPTS_AFTER);
    const missing = await lot.settle();
    const since = (instants: readonly (number | null)[]) =>
      instants.map((at) => Math.round((at ?? Number.NaN) - killedAt)).sort((a, b) => a - b);
    return {
      receipts: lot.receipts(),
      missing,
      unanswered: lot.bidders.reduce((sum, bidder) => sum + bidder.unanswered(), 0),
      backInRoom: since(lost().map(({ backAt }) => backAt)),
      answeredAgain: since(lost().map(({ answeredAt }) => answeredAt)),
    };
  } finally {
    await lot.close();
  }
}
