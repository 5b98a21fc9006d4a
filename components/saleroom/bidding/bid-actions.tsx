'use client';

import { useState } from 'react';
import type { Money } from '#auction/money.ts';
import { isLive } from '../connection/connection.ts';
import { useIntent, useLotView, useRoom, useRoomState, useStanding } from '../room/room-context.ts';
import { minimumAmount } from '../room/state/bid-amounts.ts';
import type { ProposedBid } from '../room/state/bid-intent.ts';
import { paddleNumber } from '../room/state/room-state.ts';
import { isLeading } from '../room/state/standing.ts';
import { BidButtons } from './bid-buttons.tsx';
import { BidFeedback } from './bid-feedback.tsx';
import { BidModeSwitch } from './bid-mode-switch.tsx';
import { BidProgress, isInProgress } from './bid-progress.tsx';
import { MaxBidForm } from './max-bid-form.tsx';
import { OtherAmount } from './other-amount.tsx';
import { useRetainedFocus } from './use-retained-focus.ts';

export type BidActionsProps = {
  readonly lotId: string;
  /** Whether an outcome has just come, which is shown in place of the buttons. */
  readonly isRecent: boolean;
  /** Called when the viewer needs the whole panel. */
  readonly onOpen: () => void;
};

/** The bid buttons, or in their place the bid that is armed, in flight or answered. */
export function BidActions({ lotId, isRecent, onOpen }: BidActionsProps) {
  const view = useLotView(lotId);
  const intent = useIntent(lotId);
  const { bids } = useRoom();
  const terms = useRoomState((state) => state.terms);
  const paddle = useRoomState(paddleNumber);
  const live = useRoomState((state) => isLive(state.connection));
  const leading = isLeading(useStanding(lotId));
  const [chosenMode, setChosenMode] = useState<ProposedBid['kind']>('exact');
  const [typed, setTyped] = useState<Money | null>(null);

  const mode = leading ? 'max' : chosenMode;
  const minimum = minimumAmount(mode, view, terms, paddle);
  const inProgress = isInProgress(intent, { isRecent, leading });
  const focus = useRetainedFocus(inProgress ? intent.phase : mode);
  const [armed, setArmed] = useState<Money | null>(null);
  const arm = (kind: ProposedBid['kind'], amount: Money) => {
    setArmed(amount);
    bids.arm(lotId, { kind, amount });
  };
  return (
    <div ref={focus} className="flex flex-col gap-3">
      {inProgress ? (
        <BidProgress lotId={lotId} intent={intent} />
      ) : (
        <>
          {!leading && (
            <BidModeSwitch mode={mode} onMode={setChosenMode} className="max-lg:group-not-data-whole/panel:hidden" />
          )}
          {mode === 'max' ? (
            <MaxBidForm
              lotId={lotId}
              minimum={minimum}
              disabled={!live}
              onMax={(max) => arm('max', max)}
              onTyped={setTyped}
              onOpen={onOpen}
            />
          ) : (
            <>
              <BidButtons
                amounts={view.lot.nextBids}
                armed={armed}
                disabled={!live}
                onBid={(bid) => arm('exact', bid)}
              />
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
        <BidFeedback lotId={lotId} amount={view.lot.currentBid} />
      ) : (
        <BidFeedback
          lotId={lotId}
          amount={amountToCost(inProgress ? intent : null, view.lot.askingBid, typed)}
          costOf={(inProgress ? intent.bid.kind : mode) === 'max' ? 'max' : 'bid'}
        />
      )}
    </div>
  );
}

/**
 * The amount whose cost is shown: the one in progress, or the asking bid if the price has passed
 * it. Otherwise the typed amount or the asking bid.
 */
function amountToCost(
  intent: Parameters<typeof BidProgress>[0]['intent'] | null,
  askingBid: Money | null,
  typed: Money | null,
): Money | null {
  if (!intent) return typed ?? askingBid;
  const isPassed = intent.phase === 'overtaken' || intent.phase === 'refused';
  return isPassed ? askingBid : intent.bid.amount;
}
