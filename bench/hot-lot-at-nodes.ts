import { checkLedger, checkRefusals } from './check-ledger.ts';
import type { BenchDatabase } from './database.ts';
import { crowd, letThemBid } from './hot-lot.ts';
import { openHotLotFixture } from './hot-lot-fixture.ts';
import { type CountedNode, openNode } from './nodes.ts';

export type HotLotAtNodes = {
  readonly decidedPerSecond: number;
  /** Bids that were not decided, by what was said: BUSY where a node came too late several times. */
  readonly errors: Readonly<Record<string, number>>;
};

/** Sells one lot to the crowd of G1, seated in turn at so many nodes of one house. Throws when the ledger broke a promise. */
export async function sellAtNodes(
  count: number,
  { database, seconds }: { readonly database: BenchDatabase; readonly seconds: number },
): Promise<HotLotAtNodes> {
  const fixture = await openHotLotFixture(database.url, crowd.bidders);
  const nodes: CountedNode[] = [];
  try {
    for (let n = 0; n < count; n++) nodes.push(await openNode(fixture.variables));
    await fixture.untilReady(true);
    const { auctionId, lotId, cookies, openingBid: firstAmount } = fixture;
    const ports = nodes.map(({ port }) => port);
    const said = await letThemBid({ ...crowd, seconds, ports, auctionId, lotId, cookies, firstAmount });
    await checkLedger(database, lotId, said.receipts);
    await checkRefusals(database, lotId, said.refusedKeys);
    return { decidedPerSecond: (said.accepted + said.refused) / said.seconds, errors: said.errors };
  } finally {
    for (const node of nodes) await node.stop();
  }
}
