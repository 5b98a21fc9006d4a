import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { createClosingClock } from '#server/saleroom/clock/closing-clock.ts';
import { createDatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import type { Timers } from '#server/saleroom/clock/timers.ts';
import type { Announcer, AuctionReader, Ledger, LotChange, LotId } from '#server/saleroom/ports.ts';
import { createSaleroom, type Saleroom } from '#server/saleroom/saleroom.ts';
import { createFaultyLedger } from './faulty-ledger.ts';
import type { AuctionHistory } from './history.ts';
import type { InjectedFaults } from './injected-faults.ts';
import type { Now } from './recording-ledger.ts';
import type { ReplaceableParts } from './replaceable-parts.ts';
import { STARTS_AT } from './scenario.ts';
import type { Tally } from './tally.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What clients can call on a running node. */
export type NodeApi = { readonly saleroom: Saleroom; readonly reader: AuctionReader & Pick<Ledger, 'eventsAfter'> };

/**
 * One node of the server: the real saleroom, database clock and closing clock, on a machine that
 * may stop and lose the time.
 */
export type SimulatedNode = {
  readonly name: string;
  /** Null while the node is down. */
  readonly api: () => NodeApi | null;
  /** Starts with an empty memory, as soon as it can read the ledger's clock. */
  readonly start: () => void;
  /** Ends at once, with requests in progress. */
  readonly crash: () => void;
  /** Ends in order: requests in progress are answered first. */
  readonly stop: () => Promise<void>;
  /** Sets both clocks of the machine forward; a negative number sets them back. */
  readonly jump: (milliseconds: number) => void;
};

export type World = {
  readonly time: VirtualTime;
  readonly now: Now;
  readonly random: SeededRandom;
  readonly faults: InjectedFaults;
  readonly tally: Tally;
  readonly history: AuctionHistory;
  readonly parts: ReplaceableParts;
  readonly database: Ledger & AuctionReader;
  /** Sends a node's announcement to the clients. */
  readonly broadcast: (change: LotChange) => void;
};

/** How soon a node that could not read the ledger's clock tries again, in milliseconds. */
const RETRY_AFTER = 300;

type ProcessState = {
  alive: boolean;
  /** When the answer to a write was last lost, by lot; epoch milliseconds. */
  readonly lostAnswers: Map<LotId, number>;
};

/**
 * How long after a lost answer its write may still appear, in milliseconds: it commits late, and
 * the lot is read after that.
 */
const IN_DOUBT = 4_000;

export function createSimulatedNode(world: World, name: string): SimulatedNode {
  const { time, random, faults, tally, history, parts } = world;
  let process: ProcessState = { alive: false, lostAnswers: new Map() };
  let api: NodeApi | null = null;
  let stopServices = async () => {};
  let clockOffset = random.pick([0, 0, random.between(-300_000, 300_000)]);

  const createAnnouncer = (): Announcer => ({
    lotChanged: (change) => {
      if (faults.doesAnnouncerFail()) {
        tally.add('announcer: throws');
        history.silenced.push({ ...world.now(), node: name, isCrash: false, lotId: change.record.lotId });
        throw new Error('the announcement failed');
      }
      history.announced.push({ ...world.now(), node: name, change });
      world.broadcast(change);
    },
  });

  const start = () => {
    const own: ProcessState = { alive: true, lostAnswers: new Map() };
    process = own;
    const isAlive = () => own.alive;
    const timers = simulatedTimers(time, { isAlive, clockOffset: () => clockOffset, random });
    const faultyLedger = createFaultyLedger(world.database, {
      ...world,
      process: { isAlive, onLostAnswer: (lotId) => void own.lostAnswers.set(lotId, world.now().at) },
    });
    const announcer = whileAlive(own, parts.announcer(createAnnouncer(), name));
    const context = { node: name, timers, random, announcer };
    const ledger = parts.ledger(faultyLedger, context);
    const databaseClock = createDatabaseClock(ledger, timers);

    const open = () => {
      if (!own.alive) return;
      const logFault = () => tally.add('saleroom: fault logged');
      const newSalt = () => random.hex(32);
      const real = createSaleroom({ ledger, announcer, databaseClock, logFault, newSalt, timers });
      const saleroom = parts.saleroom(real, context);
      const closingClock = createClosingClock({ ledger, saleroom, databaseClock, logFault, timers });
      if (parts.hasClosingClock(name)) closingClock.start();
      api = { saleroom, reader: ledger };
      stopServices = async () => {
        await closingClock.stop();
        databaseClock.stop();
        await real.stop();
      };
    };
    const openWhenClockIsSet = () => {
      databaseClock.start().then(open, () => void timers.after(RETRY_AFTER, openWhenClockIsSet));
    };
    openWhenClockIsSet();
  };

  return {
    name,
    api: () => api,
    start,
    crash: () => {
      history.silenced.push({ ...world.now(), node: name, isCrash: true, lotId: null });
      process.alive = false;
      api = null;
    },
    stop: async () => {
      const stopping = process;
      api = null;
      await stopServices();
      stopping.alive = false;
      for (const [lotId, since] of stopping.lostAnswers)
        if (world.now().at - since < IN_DOUBT)
          history.silenced.push({ ...world.now(), node: name, isCrash: false, lotId });
    },
    jump: (milliseconds) => {
      clockOffset += milliseconds;
    },
  };
}

/**
 * The timers of a machine: calls that run only while its process is alive, and clocks that may be
 * wrong.
 */
function simulatedTimers(
  time: VirtualTime,
  {
    isAlive,
    clockOffset,
    random,
  }: { readonly isAlive: () => boolean; readonly clockOffset: () => number; readonly random: SeededRandom },
): Timers {
  const ifAlive = (call: () => void) => () => {
    if (isAlive()) call();
  };
  return {
    monotonic: () => time.now() + clockOffset(),
    wallClock: () => STARTS_AT + time.now() + clockOffset(),
    pause: (milliseconds) => new Promise((resolve) => time.after(milliseconds, ifAlive(resolve))),
    after: (milliseconds, call) => time.after(milliseconds, ifAlive(call)),
    nextTick: () => new Promise((resolve) => time.after(random.between(0, 1), ifAlive(resolve))),
  };
}

/** A process that has ended announces nothing. */
function whileAlive(process: ProcessState, announcer: Announcer): Announcer {
  return {
    lotChanged: (change) => {
      if (process.alive) announcer.lotChanged(change);
    },
  };
}
