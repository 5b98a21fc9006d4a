import type { BenchDatabase } from './database.ts';
import type { ScreensCount, ScreensOrders } from './load/bids-to-screens-load.ts';
import { setHotLotStage } from './stage.ts';
import { startContender, startProgram } from './start-contender.ts';

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

/** Opens one contender on a lot of its own, and a process for its bidders and viewers. */
export async function openSaleroom(name: keyof typeof programs, database: BenchDatabase): Promise<Saleroom> {
  const stage = await setHotLotStage(database.url, BIDDERS);
  const contender = await startContender(programs[name], stage.variables);
  await stage.untilReady(name === 'rostrum');
  const load = startProgram('./load/bids-to-screens-load.ts', 1);
  const order = <Said>(one: ScreensOrders) =>
    new Promise<Said>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`the viewers of ${name} ended (${code})`));
      load.once('exit', ended);
      load.once('message', (said: Said & { readonly failed?: string }) => {
        load.off('exit', ended);
        if (said.failed === undefined) resolve(said);
        else reject(new Error(`${name}: ${said.failed}`));
      });
      load.send(one);
    });
  const { auctionId, lotId, cookies, openingBid: firstAmount } = stage;
  const { port, pid } = contender;
  return {
    enter: (viewers) => order({ do: 'enter', port, pid, auctionId, lotId, cookies, firstAmount, viewers }),
    bid: (perSecond, seconds) => order({ do: 'bid', perSecond, seconds }),
    stop: async () => {
      load.disconnect();
      await contender.stop();
    },
  };
}
