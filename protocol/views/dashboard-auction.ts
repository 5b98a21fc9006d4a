import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';
import type { AuctionDetailsInput } from '../forms/auction-details.ts';
import type { AuctionScheduleInput } from '../forms/auction-schedule.ts';
import type { AuctionRulesInput } from '../forms/rules-entries.ts';
import type { AuctionState, LotCounts } from './auction-phase.ts';

/** One auction as the staff see it. Instants in epoch ms, money in minor units. */
export type DashboardAuction = {
  readonly auctionId: string;
  readonly slug: string;
  readonly title: string;
  readonly state: AuctionState;
  readonly currency: string;
  readonly timeZone: string;
  /** Null: it opens when it is published. */
  readonly opensAt: number | null;
  readonly firstClosesAt: number | null;
  /** Milliseconds between two lots' scheduled closes. */
  readonly closeGap: number;
  readonly publishedAt: number | null;
  readonly terms: Terms;
  readonly lotCounts: LotCounts;
  readonly lots: number;
  readonly paddles: number;
  /** Registrations that await approval. */
  readonly awaiting: number;
  readonly hammerTotal: Money;
  /** The initial values of each step's form. */
  readonly details: AuctionDetailsInput;
  readonly rules: AuctionRulesInput;
  readonly schedule: AuctionScheduleInput;
};
