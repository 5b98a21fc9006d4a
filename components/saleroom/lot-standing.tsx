'use client';

import {
  CircleCheck,
  CircleMinus,
  CircleX,
  Eye,
  Gavel,
  type LucideIcon,
  TrendingUp,
  TriangleAlert,
} from 'lucide-react';
import { classNames } from '../ui/class-names.ts';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { useStanding } from './room-context.ts';
import type { ShownStanding } from './standing.ts';

const looks: Readonly<
  Record<ShownStanding, { readonly word: string; readonly Icon: LucideIcon; readonly look: string }>
> = {
  none: { word: 'You have not bid', Icon: Eye, look: 'bg-sunken text-ink-soft border-line' },
  leading: { word: 'Leading', Icon: CircleCheck, look: 'bg-leading-solid text-on-solid border-leading-solid' },
  'leading-reserve-not-met': {
    word: 'Leading – reserve not met',
    Icon: TriangleAlert,
    look: 'bg-unmet-tint text-unmet border-unmet-line',
  },
  outbid: { word: 'Outbid', Icon: TrendingUp, look: 'bg-outbid-solid text-on-solid border-outbid-solid' },
  won: { word: 'Won', Icon: Gavel, look: 'bg-leading-solid text-on-solid border-leading-solid' },
  lost: { word: 'Lost', Icon: CircleX, look: 'bg-sunken text-ink border-line-strong' },
  'not-sold': { word: 'Not sold – reserve not met', Icon: CircleMinus, look: 'bg-sunken text-ink border-line-strong' },
};

export type LotStandingProps = {
  readonly lotId: string;
  /** What stands at the end of the line: the connection, one's own max. */
  readonly children?: React.ReactNode;
};

/** Where the viewer stands: one line at the top of the bid panel that changes its word, sign and colour, and never its place. */
export function LotStanding({ lotId, children }: LotStandingProps) {
  const { word, Icon, look } = looks[useStanding(lotId)];
  return (
    <div className={classNames('flex min-h-12 items-center justify-between gap-3 border-b-2 px-4 sm:px-5', look)}>
      <p className="flex items-center gap-2.5 text-lg leading-tight font-semibold">
        <Icon aria-hidden className="size-5.5 shrink-0" strokeWidth={2.25} />
        {word}
      </p>
      {children}
    </div>
  );
}

/** The same in a word, for cards and lists; nothing where the viewer has not bid. */
export function LotStandingBadge({ lotId, className }: { readonly lotId: string; readonly className?: string }) {
  return <StandingBadge standing={useStanding(lotId)} className={className} />;
}
