import type { BidderCacheReader } from '../cache/bidder-cache.ts';
import type { LotCache } from '../cache/lot-cache.ts';
import type { RecentOutcomes } from '../cache/recent-outcomes.ts';
import type { DatabaseClock } from '../clock/database-clock.ts';
import type { Timers } from '../clock/timers.ts';
import type { Announcer, Ledger, LotId } from '../ports.ts';

/** Reports a fault. What it is given holds no secret: no amount, no parameter of a statement. */
export type LogFault = (
  fault: Error,
  about: { readonly lotIds: readonly LotId[]; readonly keys: readonly string[]; readonly during: string },
) => void;

/** What a batch is run with. */
export type Room = {
  readonly ledger: Ledger;
  readonly announcer: Announcer;
  readonly databaseClock: Pick<DatabaseClock, 'now' | 'observe'>;
  readonly lots: LotCache;
  readonly facts: BidderCacheReader;
  readonly outcomes: RecentOutcomes;
  /** Lots whose last write may have happened without our being told, with the house clock's instant until which that is possible. */
  readonly inDoubt: Map<LotId, number>;
  readonly newSalt: () => string;
  readonly timers: Timers;
  readonly logFault: LogFault;
};
