import type { CommandResult } from '../command-result.ts';
import type { Actor, Ledger, LotId } from '../ports.ts';
import { redactSecrets } from '../redact-secrets.ts';
import type { Saleroom } from '../saleroom.ts';
import type { DatabaseClock } from './database-clock.ts';
import { machineTimers, type Timers } from './timers.ts';

/** Opens and closes lots when they are due. */
export type ClosingClock = { readonly start: () => void; readonly stop: () => Promise<void> };

/**
 * The longest sleep, in milliseconds: the greatest delay of a close that another node or a page has
 * scheduled meanwhile.
 */
const MAX_SLEEP = 500;
const SLEEP_AFTER_FAULT = 1_000;
/**
 * How many lots are opened or closed at a time, so that an auction's opening leaves database
 * connections for bids.
 */
const LOTS_AT_A_TIME = 8;

const house: Actor = { kind: 'house' };

/**
 * Reads from the ledger which lots are due, and submits OpenLot and CloseLot to the same queues as
 * bids. The schedule is in the ledger: a restart loses nothing, and several nodes may do this at
 * once, because a lot closes only once (I15).
 */
export function createClosingClock({
  ledger,
  saleroom,
  databaseClock,
  logFault,
  timers = machineTimers,
}: {
  readonly ledger: Pick<Ledger, 'readDueLots'>;
  readonly saleroom: Pick<Saleroom, 'submit' | 'resolveUnknownOutcomes'>;
  readonly databaseClock: Pick<DatabaseClock, 'now' | 'observe'>;
  /** Called once for each period in which the ledger is unavailable. */
  readonly logFault: (fault: Error) => void;
  readonly timers?: Pick<Timers, 'after'>;
}): ClosingClock {
  let isRunning = false;
  let isUnavailable = false;
  let ticking: Promise<void> = Promise.resolve();
  let cancel = () => {};

  /** Opens and closes what is due. Returns how long to sleep, in milliseconds. */
  const tick = async (): Promise<number> => {
    await saleroom.resolveUnknownOutcomes();
    const { now, toOpen, toClose, nextAt } = await ledger.readDueLots();
    databaseClock.observe(now);
    const results = [...(await submitForAll('OpenLot', toOpen)), ...(await submitForAll('CloseLot', toClose))];
    isUnavailable = false;
    // A refused command (the saleroom was busy, or a bid has just extended the lot) is repeated
    // after a pause.
    if (results.some(({ accepted }) => !accepted)) return 50;
    const untilNext = nextAt === null ? MAX_SLEEP : nextAt - databaseClock.now();
    return Math.min(Math.max(untilNext, 1), MAX_SLEEP);
  };

  const submitForAll = async (type: 'OpenLot' | 'CloseLot', lotIds: readonly LotId[]): Promise<CommandResult[]> => {
    const results: CommandResult[] = [];
    for (let n = 0; n < lotIds.length; n += LOTS_AT_A_TIME) {
      const some = lotIds.slice(n, n + LOTS_AT_A_TIME);
      results.push(...(await Promise.all(some.map((lotId) => saleroom.submit({ type, lotId }, house, null)))));
    }
    return results;
  };

  const run = async () => {
    let sleep = SLEEP_AFTER_FAULT;
    try {
      sleep = await tick();
    } catch (fault) {
      if (!isUnavailable) logFault(redactSecrets(fault));
      isUnavailable = true;
    }
    if (isRunning) cancel = timers.after(sleep, next);
  };
  const next = () => {
    ticking = run();
  };

  return {
    start: () => {
      isRunning = true;
      next();
    },
    stop: async () => {
      isRunning = false;
      cancel();
      await ticking;
    },
  };
}
