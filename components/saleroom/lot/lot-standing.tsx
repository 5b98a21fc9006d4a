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
import { useAsOf } from '../connection/connection-state.tsx';
import { useLotView, useRoomState, useStanding } from '../room/room-context.ts';
import type { ShownStanding } from './standing.ts';
import { standingDetail } from './standing-detail.ts';

const looks: Readonly<
  Record<ShownStanding, { readonly word: string; readonly Icon: LucideIcon; readonly look: string }>
> = {
  none: { word: 'Not bidding', Icon: Eye, look: 'bg-sunken text-ink-soft border-line' },
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

/** What is said to somebody who did not bid, once the lot has ended. */
const endings: Readonly<Partial<Record<LotStatus, { readonly word: string; readonly Icon: LucideIcon }>>> = {
  sold: { word: 'Sold', Icon: Gavel },
  passed: { word: 'Passed', Icon: CircleMinus },
  withdrawn: { word: 'Withdrawn', Icon: CircleX },
};

/** What is said, before how the lot stands, to somebody whose session has ended while it was open. */
const sessionEndings: Readonly<Record<EndedSession['why'], { readonly word: string; readonly Icon: LucideIcon }>> = {
  'signed-out': { word: 'You were signed out', Icon: LogOut },
  suspended: { word: 'Suspended', Icon: OctagonX },
};

export type LotStandingProps = {
  readonly lotId: string;
  /** What stands at the end of the line: the connection. */
  readonly children?: ReactNode;
};

/**
 * Where the viewer stands, and why: some lines at the top of the bid panel that change their words, sign and colour, and never their place: there is room for a reason of two lines.
 */
export function LotStanding({ lotId, children }: LotStandingProps) {
  const view = useLotView(lotId);
  const standing = useStanding(lotId);
  const terms = useRoomState((state) => state.terms);
  const signedIn = useRoomState((state) => state.signedIn);
  const paddle = useRoomState((state) => state.paddle?.paddle ?? null);
  const isOld = useRoomState((state) => !isLive(state.connection) && state.connection.kind !== 'connecting');
  const asOf = useAsOf();
  const session = useRoomState((state) => state.session);
  const ended =
    view.lot.endedAt === null
      ? session.kind === 'ended' && sessionEndings[session.why]
      : standing === 'none' && endings[view.lot.status];
  const { word, Icon, look } = ended ? { ...looks.lost, ...ended } : looks[standing];
  return (
    <div
      className={classNames(
        'flex min-h-16 shrink-0 items-center gap-3 border-b-2 px-4 py-1 sm:px-5',
        // What cannot be vouched for this moment is not said in full colour.
        isOld ? 'border-line-strong border-dashed bg-sunken text-ink-soft' : look,
      )}
    >
      <Icon aria-hidden className="size-7 shrink-0" strokeWidth={2} />
      <p className="flex min-w-0 flex-1 flex-col">
        <strong className="text-lg leading-tight font-semibold">{word}</strong>
        <span className="text-[0.8125rem] leading-snug">
          {isOld ? `As of ${asOf}` : standingDetail(standing, view, terms, { signedIn, session, paddle })}
        </span>
      </p>
      {children}
    </div>
  );
}

/** The same in a word, for cards and lists; nothing where the viewer has not bid. */
export function LotStandingBadge({ lotId, className }: { readonly lotId: string; readonly className?: string }) {
  return <StandingBadge standing={useStanding(lotId)} className={className} />;
}
