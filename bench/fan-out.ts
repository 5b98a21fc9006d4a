import type { FanOutCount, FanOutOptions, Weight } from './load/fan-out-load.ts';
import { openLoadProcess } from './load/load-process.ts';
import { type Hub, type HubName, NotToBeHad, startHub } from './start-hub.ts';

/** Bytes of a message: a short one, and one as long as the house's own `lot:changed`. */
export type Sizes = { readonly short: number; readonly long: number };

/** A hub with its viewers, ready to be measured again and again, so that contenders can take turns. */
export type Side = {
  readonly hub: Hub;
  readonly enter: (viewers: number, areBidders?: boolean) => Promise<void>;
  readonly weigh: () => Promise<Weight>;
  readonly saturate: (size: 'short' | 'long', seconds: number) => Promise<FanOutCount>;
  readonly pace: (size: 'short' | 'long', perSecond: number, seconds: number) => Promise<FanOutCount>;
  readonly stop: () => Promise<void>;
};

/** Bytes of the short message: what a terse house would send of a bid. */
const SHORT = 150;

/** Starts a hub and a process for its viewers. The first side of a goal is the house: it says how long its own message is, and the others send as much. */
export async function openSide(
  name: HubName,
  long: number | null,
  nodeFlags?: readonly string[],
): Promise<{ side: Side; sizes: Sizes }> {
  const hub = await startHub(name, { short: SHORT, long: long ?? SHORT }, nodeFlags);
  const sizes = { short: SHORT, long: hub.longBytes ?? long ?? SHORT };
  const load = openLoadProcess<FanOutOptions>('./load/fan-out-load.ts', name);
  const { port, orders, pid, auctionId } = hub;
  const side: Side = {
    hub,
    enter: (viewers, areBidders = false) =>
      load.order({ do: 'enter', port, orders, pid, auctionId, viewers, areBidders }),
    weigh: () => load.order({ do: 'weigh' }),
    saturate: (size, seconds) => load.order({ do: 'saturate', size, bytes: sizes[size], seconds }),
    pace: (size, perSecond, seconds) => load.order({ do: 'pace', size, bytes: sizes[size], seconds, perSecond }),
    stop: async () => {
      load.stop();
      await hub.stop();
    },
  };
  return { side, sizes };
}

/** The sides of a goal that can be had on this machine, the house first; the others are passed over with a word. */
export async function openSides(
  names: readonly Exclude<HubName, 'rostrum'>[],
  say: (message: string) => void,
  nodeFlags?: readonly string[],
): Promise<{
  readonly sides: ReadonlyMap<HubName, Side>;
  readonly sizes: Sizes;
  readonly absent: Readonly<Record<string, number>>;
}> {
  const house = await openSide('rostrum', null, nodeFlags);
  const sides = new Map<HubName, Side>([['rostrum', house.side]]);
  const absent: Record<string, number> = {};
  for (const name of names) {
    try {
      sides.set(name, (await openSide(name, house.sizes.long, nodeFlags)).side);
    } catch (fault) {
      if (!(fault instanceof NotToBeHad)) throw fault;
      say(`${name} is passed over: ${fault.message}`);
      absent[fault.message] = 1;
    }
  }
  return { sides, sizes: house.sizes, absent };
}
