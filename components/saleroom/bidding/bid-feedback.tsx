'use client';

import { CircleAlert, Info } from 'lucide-react';
import type { Money } from '#auction/money.ts';
import { classNames } from '#components/ui/class-names.ts';
import { useViewerZone } from '#components/ui/format/use-viewer-zone.ts';
import { useAsOf } from '../room/connection-state.tsx';
import { useIntent, useRoomState, useStanding } from '../room/room-context.ts';
import { IDLE } from '../room/state/bid-intent.ts';
import { isLeading } from '../room/state/standing.ts';
import type { CostOf } from './amounts/all-in.ts';
import { AllInCost } from './amounts/all-in-cost.tsx';
import { bidMessage } from './bid-message.ts';
import { BidReceipt } from './bid-receipt.tsx';
import { useRecent } from './use-recent.ts';

export type BidFeedbackProps = {
  readonly lotId: string;
  /** Whether to show the outcome of the last bid. */
  readonly showsBidOutcome?: boolean;
  /** The amount whose cost is shown while there is no message and no receipt. */
  readonly amount: Money | null;
  readonly costOf?: CostOf;
};

/**
 * After this many milliseconds the receipt of a bid that does not lead gives way to the cost of the
 * next one.
 */
const RECEIPT_SHOWN_FOR = 8_000;

/** How long the number of missed bids is shown, in milliseconds. */
const MISSED_SHOWN_FOR = 12_000;

const toneClass = { soft: 'text-ink-soft', note: 'text-note', bad: 'text-bad' } as const;

/** The lines below the buttons: a message, a receipt or the cost. Their height never changes. */
export function BidFeedback({ lotId, amount, costOf = 'bid', showsBidOutcome = true }: BidFeedbackProps) {
  const lastIntent = useIntent(lotId);
  const intent = showsBidOutcome ? lastIntent : IDLE;
  const connection = useRoomState((state) => state.connection);
  const missedBids = useRoomState((state) => state.missedBids);
  const hasMissedBids = useRecent(missedBids, MISSED_SHOWN_FOR);
  const currency = useRoomState((state) => state.terms.currency);
  const timeZone = useViewerZone(useRoomState((state) => state.timeZone));
  const showsReceipt = useRecent(intent, RECEIPT_SHOWN_FOR);
  const standing = useStanding(lotId);
  const asOf = useAsOf();
  // A bidder who has just been outbid needs the cost of the next bid, not the receipt of the last.
  const isOvertaken = intent.phase === 'accepted' && intent.leading && standing === 'outbid';
  const message = bidMessage({
    intent,
    connection,
    asOf,
    missed: hasMissedBids ? (missedBids[lotId] ?? 0) : 0,
    currency,
    timeZone,
  });
  const Icon = message?.tone === 'bad' ? CircleAlert : Info;
  return (
    <div className="min-h-10">
      <noscript>
        <p className="text-sm leading-5">
          Bidding and live prices need JavaScript. Without it this page shows the lot as it was at {asOf}.
        </p>
      </noscript>
      {message ? (
        <p
          className={classNames(
            'flex items-start gap-2 text-sm leading-5 font-medium noscript:hidden',
            toneClass[message.tone],
          )}
        >
          <Icon aria-hidden className="mt-px size-4.5 shrink-0" />
          <span suppressHydrationWarning>{message.text}</span>
        </p>
      ) : intent.phase === 'accepted' && !isOvertaken && (showsReceipt || isLeading(standing)) ? (
        <BidReceipt intent={intent} />
      ) : (
        amount !== null && <AllInCost amount={amount} of={costOf} />
      )}
    </div>
  );
}
