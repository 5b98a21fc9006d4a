import { CalendarClock, CircleCheckBig, PenLine, Radio } from 'lucide-react';
import { Badge, type BadgeProps } from '#components/ui/badge.tsx';
import type { AuctionState } from '#protocol/views/auction-phase.ts';

export const auctionStateLabels: Readonly<Record<AuctionState, string>> = {
  draft: 'Draft',
  coming: 'Coming',
  on: 'On now',
  ended: 'Ended',
};

const looks: Readonly<Record<AuctionState, Pick<BadgeProps, 'tone' | 'icon' | 'solid'>>> = {
  draft: { tone: 'unmet', icon: <PenLine aria-hidden /> },
  coming: { tone: 'note', icon: <CalendarClock aria-hidden /> },
  on: { tone: 'leading', icon: <Radio aria-hidden />, solid: true },
  ended: { tone: 'neutral', icon: <CircleCheckBig aria-hidden /> },
};

/** The state of an auction as an icon and a label. */
export function AuctionStateBadge({ state }: { readonly state: AuctionState }) {
  return <Badge {...looks[state]}>{auctionStateLabels[state]}</Badge>;
}
