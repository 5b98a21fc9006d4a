import type { BuyersPremium } from './buyers-premium.ts';
import type { IncrementTable } from './increment-table.ts';

/** How far an extension reaches (C4). */
export type ExtensionScope = 'lot' | 'group' | 'auction' | 'cascade';

/**
 * The soft close (C2). Durations in milliseconds; `cap` counts from the scheduled close, or null.
 */
export type SoftClose =
  | { readonly mode: 'off' }
  | {
      readonly mode: 'reset' | 'add';
      readonly window: number;
      readonly extension: number;
      readonly cap: number | null;
      readonly scope: ExtensionScope;
    };

/** What happens below the reserve (R1). */
export type BelowReserve = 'consume' | 'house' | 'ignore';

/** The rules that an auction chooses for its bidding: fixed from its publication on. */
export type Terms = {
  /** ISO 4217 code. */
  readonly currency: string;
  readonly increments: IncrementTable;
  /** Only amounts on the ladder may be bid (B1). */
  readonly ladderOnly: boolean;
  readonly belowReserve: BelowReserve;
  /** A leader may lower their max, never below the current bid (X3). */
  readonly maxBidMayBeLowered: boolean;
  /**
   * A bid above this multiple of the asking bid needs a confirmation (B5); null disables the guard.
   */
  readonly jumpGuard: number | null;
  readonly softClose: SoftClose;
  readonly buyersPremium: BuyersPremium;
};
