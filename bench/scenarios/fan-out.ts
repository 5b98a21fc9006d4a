import type { FanOutCommand, FanOutCount, MemoryUsage } from '../load/fan-out-load.ts';
import { ContenderUnavailable } from '../processes/hub-programs.ts';
import { openLoadProcess } from '../processes/load-process.ts';
import { type Hub, type HubName, startHub } from '../processes/start-hub.ts';

export type MessageSize = 'short' | 'long';

/** Bytes of the messages; the long one is as long as Rostrum's own `lot:changed`. */
export type MessageSizes = Readonly<Record<MessageSize, number>>;

/** A hub with its viewers, which can be measured repeatedly, so that contenders take turns. */
export type FanOutSide = {
  readonly hub: Hub;
  readonly sizes: MessageSizes;
  /** Lets viewers join until there are this many. */
  readonly join: (viewers: number, areBidders?: boolean) => Promise<void>;
  readonly measureMemory: () => Promise<MemoryUsage>;
  readonly saturate: (size: MessageSize, seconds: number) => Promise<FanOutCount>;
  readonly pace: (size: MessageSize, perSecond: number, seconds: number) => Promise<FanOutCount>;
  readonly stop: () => Promise<void>;
};

export type FanOutOptions = {
  /** Bytes of the long message; Rostrum's hub determines them itself. */
  readonly longBytes?: number;
  readonly nodeFlags?: readonly string[] | undefined;
  readonly variables?: Readonly<Record<string, string>>;
};

/** Bytes of the short message: a minimal message about one bid. */
const SHORT_BYTES = 150;

/** Starts a hub and a process for its viewers. Throws ContenderUnavailable. */
export async function openFanOutSide(name: HubName, options: FanOutOptions = {}): Promise<FanOutSide> {
  const { longBytes = SHORT_BYTES, nodeFlags, variables } = options;
  const hub = await startHub(name, { short: SHORT_BYTES, long: longBytes, flags: nodeFlags, variables });
  const sizes = { short: SHORT_BYTES, long: hub.longBytes ?? longBytes };
  const load = openLoadProcess<FanOutCommand>('load/fan-out-load.ts', name);
  const { port, controlPort, pid, auctionId } = hub;
  return {
    hub,
    sizes,
    join: (viewers, areBidders = false) =>
      load.run({ command: 'join', port, controlPort, pid, auctionId, viewers, areBidders }),
    measureMemory: () => load.run({ command: 'measureMemory' }),
    saturate: (size, seconds) => load.run({ command: 'saturate', size, bytes: sizes[size], seconds }),
    pace: (size, perSecond, seconds) => load.run({ command: 'pace', size, bytes: sizes[size], seconds, perSecond }),
    stop: async () => {
      load.stop();
      await hub.stop();
    },
  };
}

/** The sides of a goal, Rostrum first. A contender that cannot run here is logged and left out. */
export async function openFanOutSides(
  names: readonly Exclude<HubName, 'rostrum'>[],
  log: (message: string) => void,
  nodeFlags?: readonly string[],
): Promise<{
  readonly sides: ReadonlyMap<HubName, FanOutSide>;
  readonly sizes: MessageSizes;
  /** Why contenders are left out. */
  readonly absent: Readonly<Record<string, number>>;
}> {
  const rostrum = await openFanOutSide('rostrum', { nodeFlags });
  const sides = new Map<HubName, FanOutSide>([['rostrum', rostrum]]);
  const absent: Record<string, number> = {};
  for (const name of names) {
    try {
      sides.set(name, await openFanOutSide(name, { longBytes: rostrum.sizes.long, nodeFlags }));
    } catch (fault) {
      if (!(fault instanceof ContenderUnavailable)) throw fault;
      log(`${name} is left out: ${fault.message}`);
      absent[fault.message] = 1;
    }
  }
  return { sides, sizes: rostrum.sizes, absent };
}
