import type { LotStatus } from './lot.ts';
import type { Money } from './money.ts';

/** All refusals (B4), with the facts needed to try again. A rejection is a value, not an error. */
export type Rejection =
  | { readonly code: 'BELOW_ASKING_BID'; readonly askingBid: Money }
  | { readonly code: 'NOT_ON_LADDER'; readonly nearest: readonly Money[] }
  | { readonly code: 'LOT_NOT_OPEN'; readonly status: LotStatus }
  | { readonly code: 'LOT_CLOSED'; readonly closedAt: number }
  | { readonly code: 'PAUSED' }
  | { readonly code: 'NOT_REGISTERED' }
  | { readonly code: 'AWAITING_APPROVAL' }
  | { readonly code: 'SUSPENDED' }
  | { readonly code: 'OVER_LIMIT'; readonly available: Money }
  | { readonly code: 'OWN_LOT' }
  | { readonly code: 'ALREADY_LEADING' }
  /**
   * A leader's new max is not above the old one or, if lowering is allowed, below the current bid.
   */
  | { readonly code: 'MAX_ONLY_RAISES'; readonly least: Money }
  /** B5: the amount is above `most`. Send it again with `jumpConfirmed` to confirm it. */
  | { readonly code: 'JUMP_TOO_HIGH'; readonly most: Money }
  /** The same key with different content (I5). */
  | { readonly code: 'KEY_REUSED' }
  /** The command's own time limit had passed before it was decided. */
  | { readonly code: 'STALE'; readonly expiredAt: number }
  /** The lot's state does not allow a clerk's command, such as raising the reserve. */
  | {
      readonly code: 'NOT_POSSIBLE';
      readonly why: 'no-such-bid' | 'reserve-only-falls' | 'no-reserve' | 'not-due' | 'already-open' | 'not-paused';
    };

export type RejectionCode = Rejection['code'];
