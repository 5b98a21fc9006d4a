'use client';

import { useState } from 'react';
import type { Money } from '#auction/money.ts';
import { AllInLine } from './all-in-line.tsx';
import { leastAmount } from './bid-amounts.ts';
import { BidChips } from './bid-chips.tsx';
import type { BidWish } from './bid-intent.ts';
import { BidModeSwitch } from './bid-mode-switch.tsx';
import { BidProgress, isInProgress } from './bid-progress.tsx';
import { isLive } from './connection.ts';
import { MaxBidForm } from './max-bid-form.tsx';
import { OtherAmount } from './other-amount.tsx';
import { OwnMax } from './own-max.tsx';
import { useIntent, useLotView, useRoom, useRoomState, useStanding } from './room-context.ts';
import { isLeading } from './standing.ts';
import { useFocusKept } from './use-focus-kept.ts';
import { useRecent } from './use-recent.ts';

/** How long a verdict stands in the buttons' place, in milliseconds; its words stay below them. */
export const VERDICT_SHOWN_FOR = 2_500;

/** Bidding itself: what may be bid now, and in the same place the bid that is armed, sent or answered. */
export function BidActions({ lotId, onOpen }: { readonly lotId: string; readonly onOpen: () => void }) {
  const view = useLotView(lotId);
  const intent = useIntent(lotId);
  const { desk } = useRoom();
  const terms = useRoomState((state) => state.terms);
  const paddle = useRoomState((state) => state.paddle?.paddle ?? null);
  const live = useRoomState((state) => isLive(state.connection));
  const leading = isLeading(useStanding(lotId));
  const [chosen, setMode] = useState<BidWish['kind']>('exact');
  const [typed, setTyped] = useState<Money | null>(null);
  const focus = useFocusKept(intent.phase);

  const mode = leading ? 'max' : chosen;
  const least = leastAmount(mode, view, terms, paddle);
  const inProgress = isInProgress(intent, useRecent(intent, VERDICT_SHOWN_FOR));
  const arm = (kind: BidWish['kind'], amount: Money) => desk.arm(lotId, { kind, amount });
  const amount = inProgress ? intent.wish.amount : (typed ?? least);

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
              <BidChips amounts={view.lot.nextBids} disabled={!live} onBid={(bid) => arm('exact', bid)} />
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
      {amount !== null && <AllInLine amount={amount} atMost={mode === 'max'} />}
      <OwnMax lotId={lotId} />
    </div>
  );
}
