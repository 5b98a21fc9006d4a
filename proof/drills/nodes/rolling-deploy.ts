import { until } from '#proof/processes/wait-until.ts';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import type { TwoNodes } from '#server/testing/two-nodes.ts';
import { openHotLot } from './hot-lot.ts';

/** What came of a deploy that changes one node after the other. Times in milliseconds. */
export type RollingDeploy = {
  readonly receipts: number;
  /** Receipts whose number and hash do not stand in the ledger. */
  readonly missing: readonly AcceptedBid[];
  /** Bids that had no answer at first; each was asked again under its key, and answered. */
  readonly unanswered: number;
  /** How each node ended: 0 is in order. */
  readonly endedWith: readonly (number | null)[];
  /** From SIGTERM until the node had gone, and from its start until it was open again. */
  readonly closing: readonly number[];
  readonly opening: readonly number[];
  /** How long a bidder had no room, once for each time that a line ended, the shortest first. */
  readonly withoutRoom: readonly number[];
};

const RECEIPTS_BETWEEN = 60;

/**
 * Ends the nodes of a house with SIGTERM and starts them anew, one after the other, while a dozen bidders outbid each other on one lot through nginx.
 * Throws when somebody never comes back.
 */
export async function deployRolling(house: TwoNodes): Promise<RollingDeploy> {
  const lot = await openHotLot(house);
  const endedWith: (number | null)[] = [];
  const closing: number[] = [];
  const opening: number[] = [];
  const outages = () => lot.bidders.flatMap((bidder) => bidder.outages);
  try {
    await lot.more(RECEIPTS_BETWEEN);
    for (const n of [0, 1] as const) {
      const before = performance.now();
      endedWith.push(await house.nodes[n].signal('SIGTERM'));
      const gone = performance.now();
      await house.reopen(n);
      closing.push(Math.round(gone - before));
      opening.push(Math.round(performance.now() - gone));
      await until(() => outages().every(({ answeredAt }) => answeredAt !== null), 'all to come back');
      await lot.more(RECEIPTS_BETWEEN);
    }
    const missing = await lot.settle();
    return {
      receipts: lot.receipts(),
      missing,
      unanswered: lot.bidders.reduce((sum, bidder) => sum + bidder.unanswered(), 0),
      endedWith,
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
