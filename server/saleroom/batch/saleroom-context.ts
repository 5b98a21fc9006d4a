import type { BidderCache } from '../cache/bidder-cache.ts';
import type { LotCache } from '../cache/lot-cache.ts';
import type { LotReader } from '../cache/lot-reader.ts';
import type { RecentOutcomes } from '../cache/recent-outcomes.ts';
import type { DatabaseClock } from '../clock/database-clock.ts';
import type { Timers } from '../clock/timers.ts';
import type { Announcer, Ledger, LotId } from '../ports.ts';

/** Logs a fault. Its arguments hold no secret: no amount, and no parameter of a statement. */
export type LogFault = (
  fault: Error,
  about: { readonly lotIds: readonly LotId[]; readonly keys: readonly string[]; readonly during: string },
) => void;

/** What the saleroom runs its batches with. */
export type SaleroomContext = {
  readonly ledger: Ledger;
  readonly announcer: Announcer;
  readonly databaseClock: Pick<DatabaseClock, 'now' | 'observe'>;
  readonly lotCache: LotCache;
  readonly lotReader: LotReader;
  readonly bidderCache: BidderCache;
  readonly recentOutcomes: RecentOutcomes;
  /**
   * Lots whose last write may have committed without our knowledge, each with the database time
   * until which that can still happen.
   */
  readonly lotsInDoubt: Map<LotId, number>;
  readonly newSalt: () => string;
  readonly timers: Timers;
  readonly logFault: LogFault;
};
