import type { BenchDatabase } from '../database/bench-database.ts';
import type { ScreensCommand, ScreensCount } from '../load/bids-to-screens-load.ts';
import { openLoadProcess } from '../processes/load-process.ts';
import { startContender } from '../processes/start-contender.ts';
import { openHotLotFixture } from './hot-lot-fixture.ts';

/** A contender with a database, one lot, bidders and viewers, which can be measured repeatedly. */
export type ScreensSide = {
  /** Lets viewers join until there are this many. */
  readonly join: (viewers: number) => Promise<void>;
  readonly bid: (perSecond: number, seconds: number) => Promise<ScreensCount>;
  readonly stop: () => Promise<void>;
};

const programs = {
  rostrum: 'contenders/rostrum-server.ts',
  naive: 'contenders/naive-stack.ts',
  floor: 'contenders/floor-stack.ts',
} as const;

const BIDDERS = 128;

/**
 * Starts a contender with a new lot, and a process for its bidders and viewers. `messageBytes` is
 * the length of the other contenders' messages, which is that of Rostrum's.
 */
export async function openScreensSide(
  name: keyof typeof programs,
  database: BenchDatabase,
  messageBytes = 0,
): Promise<ScreensSide> {
  const fixture = await openHotLotFixture(database.url, BIDDERS);
  const contender = await startContender(programs[name], { ...fixture.variables, MESSAGE_BYTES: String(messageBytes) });
  await fixture.untilReady(name === 'rostrum');
  const load = openLoadProcess<ScreensCommand>('load/bids-to-screens-load.ts', name);
  const { auctionId, lotId, cookies, openingBid: firstAmount } = fixture;
  const { port, pid } = contender;
  return {
    join: (viewers) => load.run({ command: 'join', port, pid, auctionId, lotId, cookies, firstAmount, viewers }),
    bid: (perSecond, seconds) => load.run({ command: 'bid', perSecond, seconds }),
    stop: async () => {
      load.stop();
      await contender.stop();
    },
  };
}
