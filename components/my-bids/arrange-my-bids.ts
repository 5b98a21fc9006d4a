/** Which section of "My bids" a lot stands in, and in what order. Pure. */
import type { PublicLot } from '#auction/views.ts';
import type { BidderStanding } from '../ui/standing-badge.tsx';

/** In the order in which they are shown: what asks for a deed first. */
export type MyBidsSection = 'outbid' | 'leading' | 'watching' | 'won' | 'lost';

export const sections: readonly MyBidsSection[] = ['outbid', 'leading', 'watching', 'won', 'lost'];

export type StandingLot = {
  readonly lotId: string;
  readonly standing: BidderStanding;
  readonly lot: Pick<PublicLot, 'closesAt' | 'endedAt' | 'status'>;
};

/** The section of a lot on which somebody stands so. A lot that is only watched stays under "Watching", even when it has ended. */
export function sectionOf(standing: BidderStanding): MyBidsSection {
  switch (standing) {
    case 'outbid':
      return 'outbid';
    case 'leading':
    case 'leading-reserve-not-met':
      return 'leading';
    case 'won':
      return 'won';
    case 'lost':
    case 'not-sold':
      return 'lost';
    case 'none':
    case 'watching':
      return 'watching';
  }
}

/** The lots of each section: those that still run by their closing, the soonest first; then those that have ended, the latest first. */
export function arrangeMyBids<L extends StandingLot>(
  lots: readonly L[],
): Readonly<Record<MyBidsSection, readonly L[]>> {
  const arranged: Record<MyBidsSection, L[]> = { outbid: [], leading: [], watching: [], won: [], lost: [] };
  for (const lot of lots) arranged[sectionOf(lot.standing)].push(lot);
  for (const section of sections) arranged[section].sort(bySoonest);
  return arranged;
}

function bySoonest({ lot: a }: StandingLot, { lot: b }: StandingLot): number {
  if (a.endedAt !== null || b.endedAt !== null) {
    return (b.endedAt ?? Number.MAX_SAFE_INTEGER) - (a.endedAt ?? Number.MAX_SAFE_INTEGER);
  }
  return (a.closesAt ?? Number.MAX_SAFE_INTEGER) - (b.closesAt ?? Number.MAX_SAFE_INTEGER);
}
