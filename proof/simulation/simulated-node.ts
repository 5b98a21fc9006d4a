import { createClosingClock } from '#server/saleroom/clock/closing-clock.ts';
import { createDatabaseClock } from '#server/saleroom/clock/database-clock.ts';
import type { Timers } from '#server/saleroom/clock/timers.ts';
import type { Announcer, AuctionReader, Ledger, LotChange, LotId } from '#server/saleroom/ports.ts';
import { createSaleroom, type Saleroom } from '#server/saleroom/saleroom.ts';
import { troubledLedger } from './faulty-ledger.ts';
import type { History } from './history.ts';
import type { Troubles } from './injected-faults.ts';
import type { Now } from './recording-ledger.ts';
import { BEGINNING } from './scenario.ts';
import type { Random } from './seeded-random.ts';
import type { Parts } from './replaceable-parts.ts';
import type { Tally } from './tally.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What people meet of a node that is up: its saleroom, and what it reads for them. */
export type OpenDoor = { readonly saleroom: Saleroom; readonly reader: AuctionReader & Pick<Ledger, 'eventsAfter'> };

/** One node of the house: the real saleroom, house clock and closing clock, on a machine that may stop, forget, and lose the time. */
export type SimulatedNode = {
  readonly name: string;
  /** Null while the node is down. */
  readonly door: () => OpenDoor | null;
  /** Comes up, with nothing remembered, as soon as it can read the ledger's clock. */
  readonly start: () => void;
  /** Ends at once, whatever is under way. */
  readonly crash: () => void;
  /** Ends as a node that is told to: what was taken is answered first. */
  readonly stop: () => Promise<void>;
  /** Sets both clocks of the machine forward, or with a negative number back. */
  readonly jump: (milliseconds: number) => void;
};

export type World = {
  readonly time: VirtualTime;
  readonly now: Now;
  readonly random: Random;
  readonly troubles: Troubles;
  readonly tally: Tally;
  readonly history: History;
  readonly parts: Parts;
  readonly store: Ledger & AuctionReader;
  /** Tells the people of the auction what a node announces. */
  readonly tellPeople: (change: LotChange) => void;
};

/** How soon a node that could not read the ledger's clock tries again, in milliseconds. */
const TRY_AGAIN = 300;

type Process = {
  alive: boolean;
  /** When it last lost the answer to a write, by lot; epoch milliseconds. */
  readonly doubts: Map<LotId, number>;
};

/** For how long after a lost answer a write may still be heard of, in milliseconds: it commits late, and the lot is read after that. */
const IN_DOUBT = 4_000;

export function createSimulatedNode(world: World, name: string): SimulatedNode {
  const { time, random, troubles, tally, history, parts } = world;
  let process: Process = { alive: false, doubts: new Map() };
  let door: OpenDoor | null = null;
  let stopClocks = async () => {};
  let offBy = random.pick([0, 0, random.between(-300_000, 300_000)]);

  const announcerOf = (): Announcer => ({
    lotChanged: (change) => {
      if (troubles.announcerFails()) {
        tally.add('announcer: throws');
        history.silenced.push({ ...world.now(), node: name, isCrash: false, lotId: change.record.lotId });
        throw new Error('nobody can be told');
      }
      history.announced.push({ ...world.now(), node: name, change });
      world.tellPeople(change);
    },
  });

  const start = () => {
    const own: Process = { alive: true, doubts: new Map() };
    process = own;
    const timers = timersOf(time, { isAlive: () => own.alive, offBy: () => offBy, random });
    const troubled = troubledLedger(world.store, {
      ...world,
      process: { isAlive: () => own.alive, isInDoubt: (lotId) => void own.doubts.set(lotId, world.now().at) },
    });
    const announcer = whileAlive(own, parts.announcer(announcerOf(), name));
    const of = { node: name, timers, random, announcer };
    const ledger = parts.ledger(troubled, of);
    const databaseClock = createDatabaseClock(ledger, timers);

    const open = () => {
      if (!own.alive) return;
      const logFault = () => tally.add('saleroom: fault logged');
      const newSalt = () => random.hex(32);
      const real = createSaleroom({ ledger, announcer, databaseClock, logFault, newSalt, timers });
      const saleroom = parts.saleroom(real, of);
      const closingClock = createClosingClock({ ledger, saleroom, databaseClock, logFault, timers });
      if (parts.hasClosingClock(name)) closingClock.start();
      door = { saleroom, reader: ledger };
      stopClocks = async () => {
        await closingClock.stop();
        databaseClock.stop();
        await real.stop();
      };
    };
    const openWhenClockIsSet = () => {
      databaseClock.start().then(open, () => void timers.after(TRY_AGAIN, openWhenClockIsSet));
    };
    openWhenClockIsSet();
  };

  const end = () => {
    process.alive = false;
    door = null;
  };

  return {
    name,
    door: () => door,
    start,
    crash: () => {
      history.silenced.push({ ...world.now(), node: name, isCrash: true, lotId: null });
      end();
    },
    stop: async () => {
      const stopping = process;
      door = null;
      await stopClocks();
      stopping.alive = false;
      for (const [lotId, since] of stopping.doubts)
        if (world.now().at - since < IN_DOUBT)
          history.silenced.push({ ...world.now(), node: name, isCrash: false, lotId });
    },
    jump: (milliseconds) => {
      offBy += milliseconds;
    },
  };
}

/** A machine's time: alarms that ring only while the process lives, and clocks that may be off. */
function timersOf(
  time: VirtualTime,
  {
    isAlive,
    offBy,
    random,
  }: { readonly isAlive: () => boolean; readonly offBy: () => number; readonly random: Random },
): Timers {
  const ring = (call: () => void) => () => {
    if (isAlive()) call();
  };
  return {
    monotonic: () => time.now() + offBy(),
    wallClock: () => BEGINNING + time.now() + offBy(),
    pause: (milliseconds) => new Promise((resolve) => time.after(milliseconds, ring(resolve))),
    after: (milliseconds, call) => time.after(milliseconds, ring(call)),
    nextTick: () => new Promise((resolve) => time.after(random.between(0, 1), ring(resolve))),
  };
}

/** The dead tell nothing. */
function whileAlive(process: Process, announcer: Announcer): Announcer {
  return {
    lotChanged: (change) => {
      if (process.alive) announcer.lotChanged(change);
    },
  };
}
