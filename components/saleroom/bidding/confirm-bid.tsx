'use client';

import { TriangleAlert, X } from 'lucide-react';
import { type MouseEvent, useEffect, useState } from 'react';
import type { Terms } from '#auction/terms.ts';
import type { PublicLot } from '#auction/views.ts';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { priceText } from '#components/ui/price-text.ts';
import { useLotView, useRoom, useRoomState } from '../room/room-context.ts';
import { jumpOf } from './amounts/bid-amounts.ts';
import { ARMED_FOR, type BidIntent, type BidWish } from './bid-intent.ts';
import styles from './confirm-bid.module.css';
import { useEscape } from './use-escape.ts';
import { takesFocus } from './use-retained-focus.ts';

/** A double click is one gesture, not two: its second half does not confirm. Milliseconds. */
const ONE_GESTURE = 250;

const ONCE_MORE = 'Tap once more to confirm';

export type ConfirmBidProps = { readonly lotId: string; readonly intent: Extract<BidIntent, { phase: 'armed' }> };

/** The second tap, on the same spot: confirms exactly the amount that was tapped first, within four seconds; Escape puts it away. A jump asks once more. */
export function ConfirmBid({ lotId, intent }: ConfirmBidProps) {
  const { lot } = useLotView(lotId);
  const { desk } = useRoom();
  const terms = useRoomState((state) => state.terms);
  const { wish, taps, jump, until } = intent;
  const price = priceText(wish.amount, terms.currency);
  const settled = useSettled(until);
  const confirm = (event: MouseEvent) => {
    // The keyboard's presses (detail 0) are counted one by one; only a pointer can double-click.
    if (event.detail > 0 && !settled) return;
    desk.confirm(lotId);
  };
  useEscape(() => desk.letGo(lotId));
  const isLast = jump && taps === 1;
  return (
    <div className="grid grid-cols-[1fr_3.5rem] gap-2">
      <Button
        {...takesFocus}
        variant="primary"
        size="lg"
        aria-disabled={!settled || undefined}
        onClick={confirm}
        // A key held down repeats itself; a bid needs a press of its own.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        className={classNames(
          'relative min-h-14 overflow-hidden py-2 leading-tight font-semibold whitespace-normal opacity-100!',
          jump && 'border-outbid-solid! bg-outbid-solid! text-on-solid!',
        )}
      >
        {jump && <TriangleAlert aria-hidden />}
        <span>
          {confirmWords(wish.kind, price, isLast)}
          {jump && (
            <span className="block text-2xs font-medium">
              {isLast ? ONCE_MORE : `${farAbove(wish, lot, terms)}: tap twice`}
            </span>
          )}
        </span>
        <span
          key={until}
          aria-hidden
          className={classNames(styles.runOut, 'absolute inset-x-0 bottom-0 h-1 origin-left bg-on-brand/70')}
        />
      </Button>
      <Button size="lg" aria-label="Do not bid" onClick={() => desk.letGo(lotId)} className="min-h-14 px-0!">
        <X aria-hidden />
      </Button>
      <p role="status" className="sr-only">
        {isLast && ONCE_MORE}
      </p>
    </div>
  );
}

/** How far a jump goes, in words that fit on the button. */
function farAbove(wish: BidWish, lot: PublicLot, terms: Terms): string {
  if (lot.currentBid === null) return 'Far above the opening bid';
  return `${priceText(jumpOf(wish.kind, wish.amount, lot, terms).above, terms.currency)} above the current bid`;
}

function confirmWords(kind: 'exact' | 'max', price: string, isSecond: boolean): string {
  if (isSecond) return `Yes, ${kind === 'max' ? 'set' : 'bid'} ${price}`;
  return kind === 'max' ? `Confirm maximum ${price}` : `Confirm ${price}`;
}

/** False for the moment after the first tap in which a second one is still part of it. */
function useSettled(until: number): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    setSettled(false);
    const timer = setTimeout(() => setSettled(true), Math.max(0, until - ARMED_FOR + ONE_GESTURE - performance.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return settled;
}
