import type { BenchDatabase } from '../database/bench-database.ts';
import { checkLedger, checkRefusals } from '../database/check-ledger.ts';
import { type CountedNode, startNode } from '../processes/start-node.ts';
import { crowd, runBidders } from './hot-lot.ts';
import { openHotLotFixture } from './hot-lot-fixture.ts';

export type HotLotOnNodes = {
  readonly decidedPerSecond: number;
  /** Undecided bids by their message: BUSY if another node was first several times. */
  readonly errors: Readonly<Record<string, number>>;
};

/**
 * Runs the crowd of G1 on one lot, distributed over this many nodes of one server. Throws when the
 * ledger breaks an invariant.
 */
export async function runHotLotOnNodes(
  count: number,
  { database, seconds }: { readonly database: BenchDatabase; readonly seconds: number },
): Promise<HotLotOnNodes> {
  const fixture = await openHotLotFixture(database.url, crowd.bidders);
  const nodes: CountedNode[] = [];
  try {
    for (let n = 0; n < count; n++) nodes.push(await startNode(fixture.variables));
    await fixture.untilReady(true);
    const { auctionId, lotId, cookies, openingBid: firstAmount } = fixture;
    const ports = nodes.map(({ port }) => port);
    const result = await runBidders({ ...crowd, seconds, ports, auctionId, lotId, cookies, firstAmount });
    await checkLedger(database, lotId, result.receipts);
    await checkRefusals(database, lotId, result.refusedKeys);
    return { decidedPerSecond: (result.accepted + result.refused) / result.seconds, errors: result.errors };
  } finally {
    for (const node of nodes) await node.stop();
  }
}
