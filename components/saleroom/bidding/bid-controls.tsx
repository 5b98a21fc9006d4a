'use client';

import { useIntent, useLotView, useStanding } from '../room/room-context.ts';
import { isInFlight } from '../room/state/bid-intent.ts';
import type { NextBidStep } from '../room/state/next-bid-step.ts';
import { BidActions } from './bid-actions.tsx';
import { BidFeedback } from './bid-feedback.tsx';
import { NextBidStepButton } from './next-bid-step-button.tsx';
import { useRecent } from './use-recent.ts';
import { WonLot } from './won-lot.tsx';

export type BidControlsProps = {
  readonly lotId: string;
  readonly step: NextBidStep;
  /** The page's path, to return to after signing in. */
  readonly pagePath: string;
  readonly lotNumber: string;
  /** The link to the conditions of sale on this page, if it has any. */
  readonly conditionsHref?: string | undefined;
  /** Called when the viewer needs the whole panel. */
  readonly onOpen: () => void;
};

/** How long an outcome replaces the buttons, in milliseconds. Its message stays below them. */
const OUTCOME_SHOWN_FOR = 2_500;

/** The bid buttons, or the viewer's next step. A bid in flight stays visible in every case. */
export function BidControls({ lotId, lotNumber, step, pagePath, conditionsHref, onOpen }: BidControlsProps) {
  const { lot } = useLotView(lotId);
  const intent = useIntent(lotId);
  const isMine = useStanding(lotId) === 'won';
  const isRecent = useRecent(intent, OUTCOME_SHOWN_FOR);
  if (step === 'bid' || isInFlight(intent) || (isRecent && intent.phase !== 'idle')) {
    return <BidActions lotId={lotId} isRecent={isRecent} onOpen={onOpen} />;
  }
  const showsCost = step === 'sign-in' || step === 'register';
  return (
    <div className="flex flex-col gap-3">
      {isMine && lot.hammerPrice !== null ? (
        <WonLot hammerPrice={lot.hammerPrice} conditionsHref={conditionsHref} />
      ) : (
        <NextBidStepButton step={step} lot={lot} lotNumber={lotNumber} pagePath={pagePath} />
      )}
      <BidFeedback
        lotId={lotId}
        showsBidOutcome={step === 'ended'}
        amount={showsCost ? lot.askingBid : isMine ? null : lot.hammerPrice}
        costOf={showsCost ? 'bid' : 'sold'}
      />
    </div>
  );
}
