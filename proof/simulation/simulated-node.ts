import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import { createClosingClock } from '#server/saleroom/clock/closing-clock.ts';
import { createDatabaseClock, type DatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import type { Timers } from '#server/saleroom/clock/timers.ts';
import type { Announcer, AuctionReader, Ledger, LotChange, LotId } from '#server/saleroom/ports.ts';
import { createSaleroom, type Saleroom } from '#server/saleroom/saleroom.ts';
import { createFaultyLedger } from './faulty-ledger.ts';
import type { AuctionHistory } from './history.ts';
import type { InjectedFaults } from './injected-faults.ts';
import type { Now } from './recording-ledger.ts';
import type { PartContext, ReplaceableParts } from './replaceable-parts.ts';
import { STARTS_AT } from './scenario.ts';
import type { Tally } from './tally.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What clients can call on a running node. */
export type NodeApi = { readonly saleroom: Saleroom; readonly reader: AuctionReader & Pick<Ledger, 'readEventsAfter'> };

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
  /** Stops cleanly: requests in progress are answered first. */
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
  isAlive: boolean;
  /** Null before the process is open, and once it is stopping. */
  services: { readonly api: NodeApi; readonly stop: () => Promise<void> } | null;
  /** When the answer to a write was last lost, by lot; epoch milliseconds. */
  readonly lostAnswers: Map<LotId, number>;
};

/**
 * How long after a lost answer its write may still appear, in milliseconds: it commits late, and
 * the lot is read after that.
 */
const IN_DOUBT = 4_000;

export function createSimulatedNode(world: World, name: string): SimulatedNode {
  const { random, history, now } = world;
  let process: ProcessState = { isAlive: false, services: null, lostAnswers: new Map() };
  let clockOffset = random.pick([0, 0, random.between(-300_000, 300_000)]);

  return {
    name,
    api: () => (process.isAlive ? (process.services?.api ?? null) : null),
    start: () => {
      process = { isAlive: true, services: null, lostAnswers: new Map() };
      startProcess(world, process, { name, clockOffset: () => clockOffset });
    },
    crash: () => {
      history.silenced.push({ ...now(), node: name, isCrash: true, lotId: null });
      process.isAlive = false;
    },
    stop: async () => {
      const stopping = process;
      const { services } = stopping;
      stopping.services = null;
      await services?.stop();
      stopping.isAlive = false;
      for (const [lotId, since] of stopping.lostAnswers)
        if (now().at - since < IN_DOUBT) history.silenced.push({ ...now(), node: name, isCrash: false, lotId });
    },
    jump: (milliseconds) => {
      clockOffset += milliseconds;
    },
  };
}

type Machine = { readonly name: string; readonly clockOffset: () => number };

/** Starts a process, which opens as soon as it can read the ledger's clock. */
function startProcess(world: World, process: ProcessState, machine: Machine): void {
  const { parts, random, now } = world;
  const isAlive = () => process.isAlive;
  const timers = simulatedTimers(world, { isAlive, clockOffset: machine.clockOffset });
  const faultyLedger = createFaultyLedger(world.database, {
    ...world,
    process: { isAlive, onLostAnswer: (lotId) => void process.lostAnswers.set(lotId, now().at) },
  });
  const announcer = whileAlive(process, parts.announcer(createLiveRegion(world, machine.name), machine.name));
  const context = { node: machine.name, timers, random, announcer };
  const ledger = parts.ledger(faultyLedger, context);
  const databaseClock = createDatabaseClock(ledger, timers);
  const open = () => {
    if (process.isAlive) process.services = startServices(world, { ledger, databaseClock, context });
  };
  const openWhenClockIsSet = () => {
    databaseClock.start().then(open, () => void timers.after(RETRY_AFTER, openWhenClockIsSet));
  };
  openWhenClockIsSet();
}

function startServices(
  { parts, random, tally }: World,
  {
    ledger,
    databaseClock,
    context,
  }: {
    readonly ledger: Ledger & AuctionReader;
    readonly databaseClock: DatabaseClock;
    readonly context: PartContext;
  },
): NonNullable<ProcessState['services']> {
  const { announcer, timers, node } = context;
  const logFault = () => tally.add('saleroom: fault logged');
  const newSalt = () => random.hex(32);
  const real = createSaleroom({ ledger, announcer, databaseClock, logFault, newSalt, timers });
  const saleroom = parts.saleroom(real, context);
  const closingClock = createClosingClock({ ledger, saleroom, databaseClock, logFault, timers });
  if (parts.hasClosingClock(node)) closingClock.start();
  return {
    api: { saleroom, reader: ledger },
    stop: async () => {
      await closingClock.stop();
      databaseClock.stop();
      await real.stop();
    },
  };
}

function createLiveRegion({ faults, tally, history, now, broadcast }: World, node: string): Announcer {
  return {
    lotChanged: (change) => {
      if (faults.doesAnnouncerFail()) {
        tally.add('announcer: throws');
        history.silenced.push({ ...now(), node, isCrash: false, lotId: change.record.lotId });
        throw new Error('the announcement failed');
      }
      history.announced.push({ ...now(), node, change });
      broadcast(change);
    },
  };
}

/** A process that has ended announces nothing. */
function whileAlive(process: ProcessState, announcer: Announcer): Announcer {
  return {
    lotChanged: (change) => {
      if (process.isAlive) announcer.lotChanged(change);
    },
  };
}

/**
 * The timers of a machine: calls that run only while its process is alive, and clocks that may be
 * wrong.
 */
function simulatedTimers(
  { time, random }: World,
  { isAlive, clockOffset }: { readonly isAlive: () => boolean; readonly clockOffset: () => number },
): Timers {
  const ifAlive = (call: () => void) => () => {
    if (isAlive()) call();
  };
  return {
    monotonic: () => time.now() + clockOffset(),
    wallClock: () => STARTS_AT + time.now() + clockOffset(),
    pause: (milliseconds) => new Promise((resolve) => time.after(milliseconds, ifAlive(resolve))),
    after: (milliseconds, call) => time.after(milliseconds, ifAlive(call)),
    yieldToEventLoop: () => new Promise((resolve) => time.after(random.between(0, 1), ifAlive(resolve))),
  };
}
