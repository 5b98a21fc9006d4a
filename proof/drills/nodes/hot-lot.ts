import { buildScenario } from '#demo/seed/build-scenario.ts';
import { until } from '#proof/processes/wait-until.ts';
import type { AcceptedBid } from '#protocol/socket/ack.ts';
import { openStore } from '#server/store/prisma-client.ts';
import { createSteadyBidder, missingReceipts, type SteadyBidder } from './steady-bidder.ts';

/** One lot that a crowd of bidders fights for, for as long as something is done to the house. */
export type HotLot = {
  readonly bidders: readonly SteadyBidder[];
  /** Receipts of all bidders so far. */
  readonly receipts: () => number;
  /** Waits until so many more bids were accepted. */
  readonly more: (receipts: number) => Promise<void>;
  /** Waits for the last answers, and looks each receipt up in the ledger: those that do not stand in it. */
  readonly settle: () => Promise<readonly AcceptedBid[]>;
  readonly close: () => Promise<void>;
};

const BIDDERS = 12;

/** Puts a lot on sale in a house, by its database, and brings a dozen bidders to it by its address. `secret` signs their sessions. */
export async function openHotLot(house: {
  readonly url: string;
  readonly databaseUrl: string;
  readonly secret: string;
}): Promise<HotLot> {
  const store = openStore(house.databaseUrl, { poolSize: 3 });
  const bidders: SteadyBidder[] = [];
  const close = async () => {
    for (const bidder of bidders) bidder.leave();
    await store.close();
  };
  try {
    const stage = await buildScenario(store.prisma, house.secret, { opening: 1, increment: 1, closesIn: 900 });
    await until(async () => {
      const { status } = await store.prisma.lot.findUniqueOrThrow({ where: { id: stage.lot.lotId } });
      return status === 'open';
    }, 'the lot to open');
    let pounds = 10;
    const next = () => {
      pounds += 1;
      return pounds;
    };
    for (let n = 1; n <= BIDDERS; n += 1)
      bidders.push(createSteadyBidder(house.url, stage, await stage.enter(`Bidder ${n}`), next));
    const receipts = () => bidders.reduce((sum, bidder) => sum + bidder.receipts.length, 0);
    return {
      bidders,
      receipts,
      more: async (wanted) => {
        const enough = receipts() + wanted;
        await until(() => receipts() >= enough, `${wanted} more bids`);
      },
      settle: async () => {
        await Promise.all(bidders.map((bidder) => bidder.stop()));
        // By a connection of now: those from before may lead to a database that was lost meanwhile.
        const reader = openStore(house.databaseUrl, { poolSize: 1 });
        return missingReceipts(reader, stage.lot.lotId, bidders).finally(() => reader.close());
      },
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}
