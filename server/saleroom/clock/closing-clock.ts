import type { CommandResult } from '../command-result.ts';
import type { Actor, Ledger, LotId } from '../ports.ts';
import { redactSecrets } from '../redact-secrets.ts';
import type { Saleroom } from '../saleroom.ts';
import type { DatabaseClock } from './database-clock.ts';
import { machineTimers, type Timers } from './timers.ts';

/** Opens and closes lots when their time has come. */
export type ClosingClock = { readonly start: () => void; readonly stop: () => Promise<void> };

/** The longest sleep: how late a close may be whose time another node or a page has set meanwhile. */
const LONGEST_SLEEP = 500;
const SLEEP_WHEN_AWAY = 1_000;
/** How many lots are opened or closed at a time, so that an auction's opening does not take every database connection from those who bid. */
const AT_A_TIME = 8;

const house: Actor = { kind: 'house' };

/**
 * Asks the ledger what is due and gives OpenLot and CloseLot through the same queues as bids. The schedule lives in the ledger: a restart
 * loses nothing, and several nodes may do this at once, since a lot can be closed only once (I15).
 */
export function createClosingClock({
  ledger,
  saleroom,
  databaseClock,
  logFault,
  timers = machineTimers,
}: {
  readonly ledger: Pick<Ledger, 'dueLots'>;
  readonly saleroom: Pick<Saleroom, 'submit' | 'resolveUnknownOutcomes'>;
  readonly databaseClock: Pick<DatabaseClock, 'now' | 'observe'>;
  /** Told once for each time that the ledger goes away. */
  readonly logFault: (fault: Error) => void;
  readonly timers?: Pick<Timers, 'after'>;
}): ClosingClock {
  let isRunning = false;
  let isAway = false;
  let ticking: Promise<void> = Promise.resolve();
  let cancel = () => {};

  /** Does what is due; answers with how long to sleep, in milliseconds. */
  const tick = async (): Promise<number> => {
    await saleroom.resolveUnknownOutcomes();
    const { now, toOpen, toClose, nextAt } = await ledger.dueLots();
    databaseClock.observe(now);
    const answers = [...(await giveToAll('OpenLot', toOpen)), ...(await giveToAll('CloseLot', toClose))];
    isAway = false;
    // One that is due and was not done (the house was busy, or a bid has just extended it) is asked for again soon, not at once.
    if (answers.some(({ accepted }) => !accepted)) return 50;
    const untilNext = nextAt === null ? LONGEST_SLEEP : nextAt - databaseClock.now();
    return Math.min(Math.max(untilNext, 1), LONGEST_SLEEP);
  };

  const giveToAll = async (type: 'OpenLot' | 'CloseLot', lotIds: readonly LotId[]): Promise<CommandResult[]> => {
    const answers: CommandResult[] = [];
    for (let n = 0; n < lotIds.length; n += AT_A_TIME) {
      const some = lotIds.slice(n, n + AT_A_TIME);
      answers.push(...(await Promise.all(some.map((lotId) => saleroom.submit({ type, lotId }, house, null)))));
    }
    return answers;
  };

  const run = async () => {
    let sleep = SLEEP_WHEN_AWAY;
    try {
      sleep = await tick();
    } catch (fault) {
      if (!isAway) logFault(redactSecrets(fault));
      isAway = true;
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
