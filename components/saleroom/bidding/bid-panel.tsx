'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import type { Money } from '#auction/money.ts';
import { classNames } from '#components/ui/class-names.ts';
import { ClosingRulesPopover } from '../lot/closing-rules-popover.tsx';
import { ClosingTime } from '../lot/closing-time.tsx';
import { LivePrice, LivePriceLabel } from '../lot/live-price.tsx';
import { LotClock } from '../lot/lot-clock.tsx';
import { LotStanding } from '../lot/lot-standing.tsx';
import { ReserveMark } from '../lot/reserve-mark.tsx';
import { ConnectionState } from '../room/connection-state.tsx';
import { useLotView, useNextBidStep } from '../room/room-context.ts';
import { SoundSwitch } from '../signals/sound-switch.tsx';
import { BidControls } from './bid-controls.tsx';
import styles from './bid-panel.module.css';

export type BidPanelProps = {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly openingBid: Money;
  /** Epoch milliseconds; null before the auction is published. */
  readonly opensAt: number | null;
  /** Milliseconds between two lots' scheduled closes. */
  readonly closeGap: number;
  /** The page's path, to return to after signing in. */
  readonly pagePath: string;
  /** The link to the conditions of sale on this page, if it has any. */
  readonly conditionsHref?: string | undefined;
};

/**
 * What a bidder needs with ten seconds left: standing, price, clock and button. It is a card on a
 * desktop, and on a phone a bar at the bottom that expands upwards.
 */
export function BidPanel({ lotId, lotNumber, openingBid, opensAt, closeGap, pagePath, conditionsHref }: BidPanelProps) {
  const { lot } = useLotView(lotId);
  const step = useNextBidStep(lotId);
  const [isExpanded, setExpanded] = useState(false);
  return (
    <section
      aria-label={`Bidding on lot ${lotNumber}`}
      data-whole={isExpanded || undefined}
      className={classNames(
        styles.bar,
        'group/panel fixed inset-x-0 bottom-0 z-30 flex max-h-dvh flex-col overflow-y-auto ' +
          'overscroll-contain border-t border-line-strong ' +
          'bg-surface pb-[env(safe-area-inset-bottom)] shadow-float lg:static lg:max-h-none ' +
          'lg:overflow-visible lg:rounded-md lg:border lg:border-line lg:pb-0 lg:shadow-none',
      )}
    >
      <LotStanding lotId={lotId}>
        <ConnectionState />
      </LotStanding>
      <div className="flex flex-col gap-3 px-4 pt-3 pb-3 sm:px-5 lg:gap-4 lg:pt-4 lg:pb-5">
        <div className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-1.5">
          <p className="flex flex-col">
            <span className="text-2xs text-ink-soft">
              <LivePriceLabel lotId={lotId} /> · {bidsText(lot.bidCount)}
            </span>
            <span className="flex h-10 items-center lg:h-12">
              <LivePrice
                lotId={lotId}
                openingBid={openingBid}
                className="text-[2rem] leading-none font-semibold tracking-tight lg:text-[2.5rem]"
              />
            </span>
          </p>
          <LotClock lotId={lotId} />
          <div className="col-span-2 flex min-h-6 items-center justify-between gap-3 text-2xs text-ink-soft">
            <ReserveMark reserve={lot.reserve} />
            <ClosingTime lotId={lotId} opensAt={opensAt} />
          </div>
        </div>
        <BidControls
          lotId={lotId}
          lotNumber={lotNumber}
          step={step}
          pagePath={pagePath}
          conditionsHref={conditionsHref}
          onOpen={() => setExpanded(true)}
        />
        <div className={classNames('flex items-center justify-between gap-3', !isExpanded && 'max-lg:hidden')}>
          {lot.endedAt === null && <ClosingRulesPopover closeGap={closeGap} />}
          <SoundSwitch />
        </div>
      </div>
      {step === 'bid' && (
        <button
          type="button"
          aria-expanded={isExpanded}
          onClick={() => setExpanded(!isExpanded)}
          className={
            'flex min-h-12 shrink-0 items-center justify-center gap-1.5 border-t border-line text-sm ' +
            'font-medium text-ink-soft lg:hidden'
          }
        >
          {isExpanded ? <ChevronDown aria-hidden className="size-4" /> : <ChevronUp aria-hidden className="size-4" />}
          {isExpanded ? 'Less' : 'Other amount or maximum'}
        </button>
      )}
    </section>
  );
}

function bidsText(count: number): string {
  if (count === 0) return 'no bids yet';
  return count === 1 ? '1 bid' : `${count} bids`;
}
