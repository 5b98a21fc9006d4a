'use client';

import { useState } from 'react';
import type { Money } from '#auction/money.ts';
import { isLive } from '../connection/connection.ts';
import { isLeading } from '../lot/standing.ts';
import { useIntent, useLotView, useRoom, useRoomState, useStanding } from '../room/room-context.ts';
import { leastAmount } from './amounts/bid-amounts.ts';
import { BidChips } from './bid-chips.tsx';
import type { BidWish } from './bid-intent.ts';
import { BidModeSwitch } from './bid-mode-switch.tsx';
import { BidProgress, isInProgress } from './bid-progress.tsx';
import { MaxBidForm } from './max-bid-form.tsx';
import { OtherAmount } from './other-amount.tsx';
import { UnderBid } from './under-bid.tsx';
import { useRetainedFocus } from './use-retained-focus.ts';

export type BidActionsProps = {
  readonly lotId: string;
  /** A verdict has just come: it stands in the buttons' place. */
  readonly isFresh: boolean;
  /** Something was pressed that needs the whole panel. */
  readonly onOpen: () => void;
};

/** Bidding itself: what may be bid now, and in the same place the bid that is armed, sent or answered. */
export function BidActions({ lotId, isFresh, onOpen }: BidActionsProps) {
  const view = useLotView(lotId);
  const intent = useIntent(lotId);
  const { desk } = useRoom();
  const terms = useRoomState((state) => state.terms);
  const paddle = useRoomState((state) => state.paddle?.paddle ?? null);
  const live = useRoomState((state) => isLive(state.connection));
  const leading = isLeading(useStanding(lotId));
  const [chosen, setMode] = useState<BidWish['kind']>('exact');
  const [typed, setTyped] = useState<Money | null>(null);

  const mode = leading ? 'max' : chosen;
  const least = leastAmount(mode, view, terms, paddle);
  const inProgress = isInProgress(intent, { isRecent: isFresh, leading });
  const focus = useRetainedFocus(inProgress ? intent.phase : mode);
  const [armed, setArmed] = useState<Money | null>(null);
  const arm = (kind: BidWish['kind'], amount: Money) => {
    setArmed(amount);
    desk.arm(lotId, { kind, amount });
  };
  return (
    <div ref={focus} className="flex flex-col gap-3">
      {inProgress ? (
        <BidProgress lotId={lotId} intent={intent} />
      ) : (
        <>
          {!leading && (
            <BidModeSwitch mode={mode} onMode={setMode} className="max-lg:group-not-data-whole/panel:hidden" />
          )}
          {mode === 'max' ? (
            <MaxBidForm
              lotId={lotId}
              least={least}
              disabled={!live}
              onMax={(max) => arm('max', max)}
              onTyped={setTyped}
              onOpen={onOpen}
            />
          ) : (
            <>
              <BidChips amounts={view.lot.nextBids} armed={armed} disabled={!live} onBid={(bid) => arm('exact', bid)} />
              <OtherAmount
                lotId={lotId}
                disabled={!live}
                onBid={(bid) => arm('exact', bid)}
                onTyped={setTyped}
                className="max-lg:group-not-data-whole/panel:hidden"
              />
            </>
          )}
        </>
      )}
      {leading && !inProgress ? (
        <UnderBid lotId={lotId} amount={view.lot.currentBid} />
      ) : (
        <UnderBid
          lotId={lotId}
          amount={amountAtHand(inProgress ? intent : null, view.lot.askingBid, typed)}
          costOf={(inProgress ? intent.wish.kind : mode) === 'max' ? 'max' : 'bid'}
        />
      )}
    </div>
  );
}

/** The amount whose cost is told: the one being confirmed or sent, or the new least where the price has passed it, or the one that stands ready. */
function amountAtHand(
  intent: Parameters<typeof BidProgress>[0]['intent'] | null,
  askingBid: Money | null,
  typed: Money | null,
): Money | null {
  if (!intent) return typed ?? askingBid;
  const isPassed = intent.phase === 'overtaken' || intent.phase === 'refused';
  return isPassed ? askingBid : intent.wish.amount;
}
