'use client';

import { BidActions, VERDICT_SHOWN_FOR } from './bid-actions.tsx';
import { isUnderWay } from './bid-intent.ts';
import { bidStep } from './bid-step.ts';
import { BidStepButton } from './bid-step-button.tsx';
import { BidVerdict } from './bid-verdict.tsx';
import { useIntent, useLotView, useRoomState } from './room-context.ts';
import { useRecent } from './use-recent.ts';

export type BidControlsProps = {
  readonly lotId: string;
  readonly here: string;
  /** Something was pressed that needs the whole panel. */
  readonly onOpen: () => void;
};

/** The bid button, or the step that is still between the viewer and it. A bid under way stays in sight whatever else has changed. */
export function BidControls({ lotId, here, onOpen }: BidControlsProps) {
  const { lot } = useLotView(lotId);
  const signedIn = useRoomState((state) => state.signedIn);
  const session = useRoomState((state) => state.session);
  const paddle = useRoomState((state) => state.paddle);
  const step = bidStep({ lot, signedIn, session, paddle });
  const intent = useIntent(lotId);
  const hasVerdict = useRecent(intent, VERDICT_SHOWN_FOR) && intent.phase !== 'idle';
  return (
    <>
      {step === 'bid' || isUnderWay(intent) || hasVerdict ? (
        <BidActions lotId={lotId} onOpen={onOpen} />
      ) : (
        <BidStepButton step={step} lot={lot} here={here} />
      )}
      <BidVerdict lotId={lotId} />
      <noscript>
        <p className="text-sm text-ink-soft">
          Bids go over a live connection, which needs JavaScript. Switch it on to bid; until then this page shows prices
          as they were when it was opened.
        </p>
      </noscript>
    </>
  );
}
