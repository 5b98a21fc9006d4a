import { BookmarkCheck, CircleCheck, CircleX, Gavel, TrendingUp, TriangleAlert } from 'lucide-react';
import type { ReserveState, Standing } from '#auction/views.ts';
import { Badge, type BadgeProps } from './badge.tsx';

type StandingBadgeProps = {
  readonly standing: Standing;
  readonly reserve: ReserveState;
  /** Shown where the paddle has made no bid. */
  readonly watching?: boolean;
  readonly className?: string;
};

const looks: Readonly<Record<string, BadgeProps>> = {
  leading: { tone: 'leading', icon: <CircleCheck aria-hidden />, children: 'Leading' },
  unmet: { tone: 'unmet', icon: <TriangleAlert aria-hidden />, children: 'Leading – reserve not met' },
  outbid: { tone: 'outbid', icon: <TrendingUp aria-hidden />, children: 'Outbid' },
  won: { tone: 'leading', solid: true, icon: <Gavel aria-hidden />, children: 'Won' },
  lost: { tone: 'neutral', icon: <CircleX aria-hidden />, children: 'Lost' },
  watching: { tone: 'neutral', icon: <BookmarkCheck aria-hidden />, children: 'Watching' },
};

/** Where a paddle stands on a lot: icon, word, colour and border. Nothing where it has no part in it. */
export function StandingBadge({ standing, reserve, watching = false, className }: StandingBadgeProps) {
  const name =
    standing === 'none'
      ? watching
        ? 'watching'
        : ''
      : standing === 'leading' && reserve === 'unmet'
        ? 'unmet'
        : standing;
  const look = looks[name];
  return look ? <Badge {...look} className={className} /> : null;
}
