import { CircleMinus, CirclePause, Clock, Gavel, LogOut, Radio } from 'lucide-react';
import type { LotStatus } from '#auction/lot.ts';
import { Badge, type BadgeProps } from './badge.tsx';

const looks: Readonly<Record<LotStatus, BadgeProps>> = {
  scheduled: { tone: 'neutral', icon: <Clock aria-hidden />, children: 'Scheduled' },
  open: { tone: 'leading', icon: <Radio aria-hidden />, children: 'Open' },
  paused: { tone: 'unmet', icon: <CirclePause aria-hidden />, children: 'Paused' },
  sold: { tone: 'leading', icon: <Gavel aria-hidden />, children: 'Sold' },
  passed: { tone: 'neutral', icon: <CircleMinus aria-hidden />, children: 'Passed' },
  withdrawn: { tone: 'bad', icon: <LogOut aria-hidden />, children: 'Withdrawn' },
};

/** The status of a lot as an icon and a label. */
export function LotStatusBadge({ status }: { readonly status: LotStatus }) {
  return <Badge {...looks[status]} />;
}
