import { BookmarkCheck, CircleCheck, CircleMinus, CircleX, Gavel, TrendingUp, TriangleAlert } from 'lucide-react';
import { Badge, type BadgeProps } from './badge.tsx';

/** A person's standing on a lot. `none` shows no badge. */
export type BidderStanding =
  | 'none'
  | 'watching'
  | 'leading'
  | 'leading-reserve-not-met'
  | 'outbid'
  | 'won'
  | 'lost'
  | 'not-sold';

const looks: Readonly<Record<Exclude<BidderStanding, 'none'>, BadgeProps>> = {
  watching: { tone: 'neutral', icon: <BookmarkCheck aria-hidden />, children: 'Watching' },
  leading: { tone: 'leading', icon: <CircleCheck aria-hidden />, children: 'Leading' },
  'leading-reserve-not-met': {
    tone: 'unmet',
    icon: <TriangleAlert aria-hidden />,
    children: 'Leading – reserve not met',
  },
  outbid: { tone: 'outbid', icon: <TrendingUp aria-hidden />, children: 'Outbid' },
  won: { tone: 'leading', solid: true, icon: <Gavel aria-hidden />, children: 'Won' },
  lost: { tone: 'neutral', icon: <CircleX aria-hidden />, children: 'Lost' },
  'not-sold': { tone: 'neutral', icon: <CircleMinus aria-hidden />, children: 'Not sold – reserve not met' },
};

/** A standing as an icon and a label. */
export function StandingBadge({
  standing,
  className,
}: {
  readonly standing: BidderStanding;
  readonly className?: string;
}) {
  if (standing === 'none') return null;
  return <Badge {...looks[standing]} className={className} />;
}
