'use client';

import {
  CircleCheck,
  CircleMinus,
  CircleX,
  Eye,
  Gavel,
  LogOut,
  type LucideIcon,
  OctagonX,
  TrendingUp,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { LotStatus } from '#auction/lot.ts';
import { classNames } from '#components/ui/class-names.ts';
import { StandingBadge } from '#components/ui/standing-badge.tsx';
import { type EndedSession, isLive } from '../connection/connection.ts';
import { useAsOf } from '../room/connection-state.tsx';
import { useLotView, useRoomState, useStanding } from '../room/room-context.ts';
import { paddleNumber } from '../room/state/room-state.ts';
import type { ShownStanding } from '../room/state/standing.ts';
import { standingDetail } from './standing-detail.ts';

const appearances: Readonly<
  Record<ShownStanding, { readonly label: string; readonly Icon: LucideIcon; readonly className: string }>
> = {
  none: { label: 'Not bidding', Icon: Eye, className: 'bg-sunken text-ink-soft border-line' },
  leading: { label: 'Leading', Icon: CircleCheck, className: 'bg-leading-solid text-on-solid border-leading-solid' },
  'leading-reserve-not-met': {
    label: 'Leading – reserve not met',
    Icon: TriangleAlert,
    className: 'bg-unmet-tint text-unmet border-unmet-line',
  },
  outbid: { label: 'Outbid', Icon: TrendingUp, className: 'bg-outbid-solid text-on-solid border-outbid-solid' },
  won: { label: 'Won', Icon: Gavel, className: 'bg-leading-solid text-on-solid border-leading-solid' },
  lost: { label: 'Lost', Icon: CircleX, className: 'bg-sunken text-ink border-line-strong' },
  'not-sold': {
    label: 'Not sold – reserve not met',
    Icon: CircleMinus,
    className: 'bg-sunken text-ink border-line-strong',
  },
};

/** Shown on an ended lot to a viewer who did not bid. */
const endings: Readonly<Partial<Record<LotStatus, { readonly label: string; readonly Icon: LucideIcon }>>> = {
  sold: { label: 'Sold', Icon: Gavel },
  passed: { label: 'Passed', Icon: CircleMinus },
  withdrawn: { label: 'Withdrawn', Icon: CircleX },
};

/** Shown in place of the standing after the session has ended while the lot is open. */
const sessionEndings: Readonly<Record<EndedSession['why'], { readonly label: string; readonly Icon: LucideIcon }>> = {
  'signed-out': { label: 'You were signed out', Icon: LogOut },
  suspended: { label: 'Suspended', Icon: OctagonX },
};

export type LotStandingProps = {
  readonly lotId: string;
  /** Shown at the end of the line, such as the state of the connection. */
  readonly children?: ReactNode;
};

/**
 * The viewer's standing and its reason, at the top of the bid panel. Text, icon and colour change;
 * the height does not, even with a reason of two lines.
 */
export function LotStanding({ lotId, children }: LotStandingProps) {
  const view = useLotView(lotId);
  const standing = useStanding(lotId);
  const terms = useRoomState((state) => state.terms);
  const signedIn = useRoomState((state) => state.signedIn);
  const paddle = useRoomState(paddleNumber);
  const isOld = useRoomState((state) => !isLive(state.connection) && state.connection.kind !== 'connecting');
  const asOf = useAsOf();
  const session = useRoomState((state) => state.session);
  const ended =
    view.lot.endedAt === null
      ? session.kind === 'ended' && sessionEndings[session.why]
      : standing === 'none' && endings[view.lot.status];
  const { label, Icon, className } = ended ? { ...appearances.lost, ...ended } : appearances[standing];
  return (
    <div
      className={classNames(
        'flex min-h-16 shrink-0 items-center gap-3 border-b-2 px-4 py-1 sm:px-5',
        // A standing that may be old is not shown in full colour.
        isOld ? 'border-line-strong border-dashed bg-sunken text-ink-soft' : className,
      )}
    >
      <Icon aria-hidden className="size-7 shrink-0" strokeWidth={2} />
      <p className="flex min-w-0 flex-1 flex-col">
        <strong className="text-lg leading-tight font-semibold">{label}</strong>
        <span className="text-[0.8125rem] leading-snug">
          {isOld ? `As of ${asOf}` : standingDetail(standing, view, terms, { signedIn, session, paddle })}
        </span>
      </p>
      {children}
    </div>
  );
}

/** The standing as a badge, for cards and lists. Empty if the viewer has not bid. */
export function LotStandingBadge({ lotId, className }: { readonly lotId: string; readonly className?: string }) {
  return <StandingBadge standing={useStanding(lotId)} className={className} />;
}
