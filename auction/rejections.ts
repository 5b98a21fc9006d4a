import type { LotStatus } from './lot.ts';
import type { Money } from './money.ts';

/** Every way in which the rules say no (B4), with the facts needed to try again. A rejection is an answer, not an error. */
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
  /** A leader's new max is not above the old one, or (where lowering is allowed) it is below the current bid. */
  | { readonly code: 'MAX_ONLY_RAISES'; readonly least: Money }
  /** B5: the amount is above `most`; send it again with `jumpConfirmed` if it is meant. */
  | { readonly code: 'JUMP_TOO_HIGH'; readonly most: Money }
  /** Same key, other content (I5). */
  | { readonly code: 'KEY_REUSED' }
  /** The command's own time limit had passed when the house came to decide it. */
  | { readonly code: 'STALE'; readonly expiredAt: number }
  /** A clerk's order that the lot's state does not allow: a void of a bid that does not stand, a reserve that would rise. */
  | {
      readonly code: 'NOT_POSSIBLE';
      readonly why: 'no-such-bid' | 'reserve-only-falls' | 'no-reserve' | 'not-due' | 'already-open' | 'not-paused';
    };

export type RejectionCode = Rejection['code'];
