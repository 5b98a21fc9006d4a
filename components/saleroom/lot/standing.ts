/** Where the viewer stands on a lot, in the words that the page shows: never ahead of what the house has committed (I27). */
import type { PaddleNumber } from '#auction/paddle.ts';
import type { PaddleLot, PublicLot, Standing } from '#auction/views.ts';

export type ShownStanding =
  /** Not bidding on this lot. */
  | 'none'
  | 'leading'
  | 'leading-reserve-not-met'
  | 'outbid'
  | 'won'
  | 'lost'
  /** Led at the close, but the reserve was not met: nobody has bought it. */
  | 'not-sold';

/**
 * The standing to show. The viewer's own view decides while it is as new as the lot's; where the lot has moved on, what everybody can see of it does:
 * who leads is public.
 */
export function shownStanding(lot: PublicLot, you: PaddleLot | null, paddle: PaddleNumber | null): ShownStanding {
  const standing = currentStanding(lot, you, paddle);
  if (lot.status === 'withdrawn') return 'none';
  if (standing === 'leading' || standing === 'won') {
    if (lot.status === 'sold') return 'won';
    if (lot.status === 'passed') return 'not-sold';
    return lot.reserve === 'unmet' ? 'leading-reserve-not-met' : 'leading';
  }
  if (standing === 'none') return 'none';
  if (lot.status === 'passed') return 'not-sold';
  return lot.status === 'sold' ? 'lost' : 'outbid';
}

function currentStanding(lot: PublicLot, you: PaddleLot | null, paddle: PaddleNumber | null): Standing {
  if (you && you.seq >= lot.seq) return you.standing;
  if (paddle !== null && lot.leadingPaddle === paddle) return 'leading';
  return you && you.standing !== 'none' ? 'outbid' : 'none';
}

/** Whether the viewer holds the leading bid, so that only their own max can be moved (B3). */
export function isLeading(standing: ShownStanding): boolean {
  return standing === 'leading' || standing === 'leading-reserve-not-met';
}
