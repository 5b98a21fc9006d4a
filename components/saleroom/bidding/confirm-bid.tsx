'use client';

import { TriangleAlert, X } from 'lucide-react';
import { type MouseEvent, useEffect, useState } from 'react';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import { Button } from '#components/ui/button/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import { useLotView, useRoom, useRoomState } from '../room/room-context.ts';
import { jumpOf } from '../room/state/bid-amounts.ts';
import { ARMED_FOR, type BidIntent, type ProposedBid } from '../room/state/bid-intent.ts';
import styles from './confirm-bid.module.css';
import { useEscape } from './use-escape.ts';
import { takesFocus } from './use-retained-focus.ts';

/** The second click of a double click within this time does not confirm. Milliseconds. */
const DOUBLE_CLICK_TIME = 250;

const ONCE_MORE = 'Tap once more to confirm';

export type ConfirmBidProps = { readonly lotId: string; readonly intent: Extract<BidIntent, { phase: 'armed' }> };

/**
 * The second tap, in the same place: confirms the frozen amount within four seconds. Escape
 * cancels, and a jump needs a third tap.
 */
export function ConfirmBid({ lotId, intent }: ConfirmBidProps) {
  const { lot } = useLotView(lotId);
  const { bids } = useRoom();
  const terms = useRoomState((state) => state.terms);
  const { bid, taps, jump, until } = intent;
  const price = priceText(bid.amount, terms.currency);
  const isReady = useDoubleClickGuard(until);
  const confirm = (event: MouseEvent) => {
    // Key presses have detail 0; only a pointer can double-click.
    if (event.detail > 0 && !isReady) return;
    bids.confirm(lotId);
  };
  useEscape(() => bids.cancel(lotId));
  const isLast = jump && taps === 1;
  return (
    <div className="grid grid-cols-[1fr_3.5rem] gap-2">
      <Button
        {...takesFocus}
        variant="primary"
        size="lg"
        aria-disabled={!isReady || undefined}
        onClick={confirm}
        // A held key repeats; a confirmation needs a separate press.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        className={classNames(
          'relative min-h-14 overflow-hidden py-2 leading-tight font-semibold whitespace-normal opacity-100!',
          jump && 'border-outbid-solid! bg-outbid-solid! text-on-solid!',
        )}
      >
        {jump && <TriangleAlert aria-hidden />}
        <span>
          {confirmLabel(bid.kind, price, isLast)}
          {jump && (
            <span className="block text-2xs font-medium">
              {isLast ? ONCE_MORE : `${farAbove(bid, lot, terms)}: tap twice`}
            </span>
          )}
        </span>
        <span
          key={until}
          aria-hidden
          className={classNames(styles.runOut, 'absolute inset-x-0 bottom-0 h-1 origin-left bg-on-brand/70')}
        />
      </Button>
      <Button size="lg" aria-label="Do not bid" onClick={() => bids.cancel(lotId)} className="min-h-14 px-0!">
        <X aria-hidden />
      </Button>
      <p role="status" className="sr-only">
        {isLast && ONCE_MORE}
      </p>
    </div>
  );
}

/** The size of a jump, short enough for the button. */
function farAbove(bid: ProposedBid, lot: PublicLot, terms: Terms): string {
  if (lot.currentBid === null) return 'Far above the opening bid';
  return `${priceText(jumpOf(bid.kind, bid.amount, lot, terms).above, terms.currency)} above the current bid`;
}

function confirmLabel(kind: 'exact' | 'max', price: string, isSecond: boolean): string {
  if (isSecond) return `Yes, ${kind === 'max' ? 'set' : 'bid'} ${price}`;
  return kind === 'max' ? `Confirm maximum ${price}` : `Confirm ${price}`;
}

/** False for the double-click time after the first tap. */
function useDoubleClickGuard(until: number): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    setReady(false);
    const timer = setTimeout(
      () => setReady(true),
      Math.max(0, until - ARMED_FOR + DOUBLE_CLICK_TIME - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [until]);
  return isReady;
}
