import { waitUntil } from '#proof/processes/wait-until.ts';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import type { TwoNodes } from '#server/testing/two-nodes.ts';
import { openHotLot } from '../hot-lot/hot-lot.ts';

/** The result of a deploy that restarts one node after the other. Times in milliseconds. */
export type RollingDeploy = {
  readonly receipts: number;
  /** Receipts whose number and hash are not in the ledger. */
  readonly missing: readonly AcceptedBid[];
  /**
   * Bids without an answer at the first attempt; each was sent again under its key, and answered.
   */
  readonly unanswered: number;
  /** The exit code of each node: 0 is a clean exit. */
  readonly exitCodes: readonly (number | null)[];
  /** From SIGTERM to the end of each node, and from its start until it was open again. */
  readonly closing: readonly number[];
  readonly opening: readonly number[];
  /**
   * How long a bidder was outside the room, once for each connection that ended, the shortest
   * first.
   */
  readonly withoutRoom: readonly number[];
};

const RECEIPTS_BETWEEN = 60;

/**
 * Ends two nodes with SIGTERM and starts them again, one after the other, while a dozen bidders
 * outbid each other on one lot through nginx. Throws when a bidder does not come back.
 */
export async function deployRolling(twoNodes: TwoNodes): Promise<RollingDeploy> {
  const lot = await openHotLot(twoNodes);
  const exitCodes: (number | null)[] = [];
  const closing: number[] = [];
  const opening: number[] = [];
  const outages = () => lot.bidders.flatMap((bidder) => bidder.outages);
  try {
    await lot.moreReceipts(RECEIPTS_BETWEEN);
    for (const n of [0, 1] as const) {
      const signalledAt = performance.now();
      exitCodes.push(await twoNodes.nodes[n].signal('SIGTERM'));
      const endedAt = performance.now();
      await twoNodes.reopen(n);
      closing.push(Math.round(endedAt - signalledAt));
      opening.push(Math.round(performance.now() - endedAt));
      await waitUntil(() => outages().every(({ answeredAt }) => answeredAt !== null), 'all bidders to come back');
      await lot.moreReceipts(RECEIPTS_BETWEEN);
    }
    const missing = await lot.finish();
    return {
      receipts: lot.receipts(),
      missing,
      unanswered: lot.bidders.reduce((sum, bidder) => sum + bidder.unanswered(), 0),
      exitCodes,
      closing,
      opening,
      withoutRoom: outages()
        .map(({ brokeAt, backAt }) => Math.round((backAt ?? Number.NaN) - brokeAt))
        .sort((a, b) => a - b),
    };
  } finally {
    await lot.close();
  }
}
