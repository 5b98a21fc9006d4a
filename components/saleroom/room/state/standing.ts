/**
 * The viewer's standing on a lot as the page shows it. It is never ahead of the server's commits
 * (I27).
 */
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
  /** The lot closed below its reserve, so nobody bought it. */
  | 'not-sold';

/**
 * The standing to show. The viewer's own state decides while it is as new as the lot's; after that
 * the lot's public state does, since the leader is public.
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

/** A leader cannot raise their own bid, only move their maximum (B3). */
export function isLeading(standing: ShownStanding): boolean {
  return standing === 'leading' || standing === 'leading-reserve-not-met';
}
