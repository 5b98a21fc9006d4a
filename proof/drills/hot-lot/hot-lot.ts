import { buildScenario } from '#demo/seed/build-scenario.ts';
import { waitUntil } from '#proof/processes/wait-until.ts';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import { openStore } from '#server/store/prisma-client.ts';
import { createSteadyBidder, missingReceipts, type SteadyBidder } from './steady-bidder.ts';

/** One lot on which a dozen bidders outbid each other during a drill. */
export type HotLot = {
  readonly bidders: readonly SteadyBidder[];
  /** How many receipts all bidders have so far. */
  readonly receipts: () => number;
  /** Resolves when this many more bids have been accepted. */
  readonly moreReceipts: (count: number) => Promise<void>;
  /**
   * Stops bidding, waits for the last answers, and returns the receipts that are not in the ledger.
   */
  readonly finish: () => Promise<readonly AcceptedBid[]>;
  readonly close: () => Promise<void>;
};

const BIDDERS = 12;

/**
 * Opens a lot in the server's database and connects the bidders to its URL. `secret` signs their
 * sessions.
 */
export async function openHotLot(server: {
  readonly url: string;
  readonly databaseUrl: string;
  readonly secret: string;
}): Promise<HotLot> {
  const store = openStore(server.databaseUrl, { poolSize: 3 });
  const bidders: SteadyBidder[] = [];
  const close = async () => {
    for (const bidder of bidders) bidder.close();
    await store.close();
  };
  try {
    const fixture = await buildScenario(store.prisma, server.secret, { opening: 1, increment: 1, closesIn: 900 });
    await waitUntil(async () => {
      const { status } = await store.prisma.lot.findUniqueOrThrow({ where: { id: fixture.lot.lotId } });
      return status === 'open';
    }, 'the lot to open');
    let pounds = 10;
    const nextAmount = () => {
      pounds += 1;
      return pounds;
    };
    for (let n = 1; n <= BIDDERS; n += 1)
      bidders.push(createSteadyBidder(server.url, fixture, await fixture.enter(`Bidder ${n}`), nextAmount));
    const receipts = () => bidders.reduce((sum, bidder) => sum + bidder.receipts.length, 0);
    return {
      bidders,
      receipts,
      moreReceipts: async (count) => {
        const enough = receipts() + count;
        await waitUntil(() => receipts() >= enough, `${count} more bids`);
      },
      finish: async () => {
        await Promise.all(bidders.map((bidder) => bidder.stop()));
        // A new connection: an existing one may lead to a database that was lost during the drill.
        const reader = openStore(server.databaseUrl, { poolSize: 1 });
        return missingReceipts(reader, fixture.lot.lotId, bidders).finally(() => reader.close());
      },
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}
