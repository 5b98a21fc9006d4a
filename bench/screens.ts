import type { BenchDatabase } from './database.ts';
import { openHotLotFixture } from './hot-lot-fixture.ts';
import type { ScreensCount, ScreensOptions } from './load/bids-to-screens-load.ts';
import { openLoadProcess } from './load/load-process.ts';
import { startContender } from './start-contender.ts';

/** A whole house with a database, one lot, some bidders and its viewers, ready to be measured again and again. */
export type Saleroom = {
  readonly enter: (viewers: number) => Promise<void>;
  readonly bid: (perSecond: number, seconds: number) => Promise<ScreensCount>;
  readonly stop: () => Promise<void>;
};

const programs = {
  rostrum: './contenders/rostrum-house.ts',
  naive: './contenders/naive-stack.ts',
  floor: './contenders/floor-stack.ts',
} as const;

const BIDDERS = 128;

/** Opens one contender on a lot of its own, and a process for its bidders and viewers. `messageBytes` is how long the others' messages are to be: as the house's own. */
export async function openSaleroom(
  name: keyof typeof programs,
  database: BenchDatabase,
  messageBytes = 0,
): Promise<Saleroom> {
  const fixture = await openHotLotFixture(database.url, BIDDERS);
  const contender = await startContender(programs[name], { ...fixture.variables, MESSAGE_BYTES: String(messageBytes) });
  await fixture.untilReady(name === 'rostrum');
  const load = openLoadProcess<ScreensOptions>('./load/bids-to-screens-load.ts', name);
  const { auctionId, lotId, cookies, openingBid: firstAmount } = fixture;
  const { port, pid } = contender;
  return {
    enter: (viewers) => load.order({ do: 'enter', port, pid, auctionId, lotId, cookies, firstAmount, viewers }),
    bid: (perSecond, seconds) => load.order({ do: 'bid', perSecond, seconds }),
    stop: async () => {
      load.stop();
      await contender.stop();
    },
  };
}
