import { waitUntil } from '#proof/processes/wait-until.ts';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import type { TwoNodes } from '#server/testing/two-nodes.ts';
import { openHotLot } from '../hot-lot/hot-lot.ts';

/** The result of losing a node. Times in milliseconds since it was killed. */
export type LostNode = {
  readonly receipts: number;
  /** Receipts whose number and hash are not in the ledger. */
  readonly missing: readonly AcceptedBid[];
  /** Bids whose answer was lost with the node; each was sent again under its key, and answered. */
  readonly unanswered: number;
  /**
   * When each bidder whose connection broke had joined again, and when each had their first answer
   * to a bid, the earliest first.
   */
  readonly backInRoom: readonly number[];
  readonly answeredAgain: readonly number[];
};

const RECEIPTS_BEFORE = 60;
const RECEIPTS_AFTER = 60;

/**
 * Kills all processes of one of two nodes while a dozen bidders outbid each other on one lot
 * through nginx. Throws when a bidder does not come back.
 */
export async function loseANode(twoNodes: TwoNodes): Promise<LostNode> {
  const lot = await openHotLot(twoNodes);
  try {
    await lot.moreReceipts(RECEIPTS_BEFORE);
    const killedAt = performance.now();
    await twoNodes.nodes[0].killTree();
    const outages = () => lot.bidders.flatMap((bidder) => bidder.outages.slice(0, 1));
    const areAllBack = () => outages().length > 0 && outages().every(({ answeredAt }) => answeredAt !== null);
    await waitUntil(areAllBack, 'all bidders to come back');
    await lot.moreReceipts(RECEIPTS_AFTER);
    const missing = await lot.finish();
    const sinceKill = (times: readonly (number | null)[]) =>
      times.map((at) => Math.round((at ?? Number.NaN) - killedAt)).sort((a, b) => a - b);
    return {
      receipts: lot.receipts(),
      missing,
      unanswered: lot.bidders.reduce((sum, bidder) => sum + bidder.unanswered(), 0),
      backInRoom: sinceKill(outages().map(({ backAt }) => backAt)),
      answeredAgain: sinceKill(outages().map(({ answeredAt }) => answeredAt)),
    };
  } finally {
    await lot.close();
  }
}
