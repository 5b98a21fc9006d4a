'use client';

import { WonLot } from '../lot/won-lot.tsx';
import { useIntent, useLotView, useStanding } from '../room/room-context.ts';
import { useRecent } from '../signals/use-recent.ts';
import { BidActions } from './bid-actions.tsx';
import { isUnderWay } from './bid-intent.ts';
import type { BidStep } from './bid-step.ts';
import { BidStepButton } from './bid-step-button.tsx';
import { UnderBid } from './under-bid.tsx';

export type BidControlsProps = {
  readonly lotId: string;
  readonly step: BidStep;
  /** The path of the page, to come back to after signing in. */
  readonly here: string;
  readonly lotNumber: string;
  /** Where on the page the conditions of sale stand, if it states any. */
  readonly conditionsHref?: string | undefined;
  /** Something was pressed that needs the whole panel. */
  readonly onOpen: () => void;
};

/** How long a verdict stands in the buttons' place, in milliseconds; its words stay below them. */
const VERDICT_SHOWN_FOR = 2_500;

/** The bid button, or the step that is still between the viewer and it. A bid under way stays in sight whatever else has changed. */
export function BidControls({ lotId, lotNumber, step, here, conditionsHref, onOpen }: BidControlsProps) {
  const { lot } = useLotView(lotId);
  const intent = useIntent(lotId);
  const isMine = useStanding(lotId) === 'won';
  const isFresh = useRecent(intent, VERDICT_SHOWN_FOR);
  if (step === 'bid' || isUnderWay(intent) || (isFresh && intent.phase !== 'idle')) {
    return <BidActions lotId={lotId} isFresh={isFresh} onOpen={onOpen} />;
  }
  const showsCost = step === 'sign-in' || step === 'register';
  return (
    <div className="flex flex-col gap-3">
      {isMine && lot.hammerPrice !== null ? (
        <WonLot hammerPrice={lot.hammerPrice} conditionsHref={conditionsHref} />
      ) : (
        <BidStepButton step={step} lot={lot} lotNumber={lotNumber} here={here} />
      )}
      <UnderBid
        lotId={lotId}
        tellsVerdict={step === 'ended'}
        amount={showsCost ? lot.askingBid : isMine ? null : lot.hammerPrice}
        costOf={showsCost ? 'bid' : 'sold'}
      />
    </div>
  );
}
