import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import type { ReserveState } from '#auction/views.ts';
import { Badge, type BadgeProps } from '#components/ui/badge.tsx';

const marks: Readonly<Record<ReserveState, BadgeProps>> = {
  none: { tone: 'neutral', icon: <CircleDashed aria-hidden />, children: 'No reserve' },
  unmet: { tone: 'unmet', icon: <CircleDot aria-hidden />, children: 'Reserve not met' },
  met: { tone: 'leading', icon: <CircleCheck aria-hidden />, children: 'Reserve met' },
};

/** The public state of a lot's reserve (R2). */
export function ReserveMark({ reserve }: { readonly reserve: ReserveState }) {
  return <Badge {...marks[reserve]} />;
}
