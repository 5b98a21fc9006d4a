/** The section of each lot in "My bids", and the order within a section. */
import type { PublicLot } from '#auction/views.ts';
import type { BidderStanding } from '../ui/standing-badge.tsx';

/** In the order of display: lots that need an action come first. */
export type MyBidsSection = 'outbid' | 'leading' | 'watching' | 'won' | 'lost';

export const sections: readonly MyBidsSection[] = ['outbid', 'leading', 'watching', 'won', 'lost'];

export type StandingLot = {
  readonly lotId: string;
  readonly standing: BidderStanding;
  readonly lot: Pick<PublicLot, 'closesAt' | 'endedAt' | 'status'>;
};

/** The section for a standing. A watched lot stays in "Watching" after it has ended. */
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

/** The lots of each section: running ones by closing time, then ended ones, the latest first. */
export function arrangeMyBids<L extends StandingLot>(
  lots: readonly L[],
): Readonly<Record<MyBidsSection, readonly L[]>> {
  const arranged: Record<MyBidsSection, L[]> = { outbid: [], leading: [], watching: [], won: [], lost: [] };
  for (const lot of lots) arranged[sectionOf(lot.standing)].push(lot);
  for (const section of sections) arranged[section].sort(byClosing);
  return arranged;
}

function byClosing({ lot: a }: StandingLot, { lot: b }: StandingLot): number {
  if (a.endedAt !== null || b.endedAt !== null) {
    return (b.endedAt ?? Number.MAX_SAFE_INTEGER) - (a.endedAt ?? Number.MAX_SAFE_INTEGER);
  }
  return (a.closesAt ?? Number.MAX_SAFE_INTEGER) - (b.closesAt ?? Number.MAX_SAFE_INTEGER);
}
