'use client';

import { CircleAlert, Info } from 'lucide-react';
import type { Money } from '#auction/money.ts';
import { classNames } from '#components/ui/class-names.ts';
import { useViewersZone } from '#components/ui/moment.tsx';
import { useAsOf } from '../connection/connection-state.tsx';
import { isLeading } from '../lot/standing.ts';
import { useIntent, useRoomState, useStanding } from '../room/room-context.ts';
import { useRecent } from '../signals/use-recent.ts';
import type { CostOf } from './amounts/all-in.ts';
import { AllInLine } from './amounts/all-in-line.tsx';
import { IDLE } from './bid-intent.ts';
import { BidReceipt } from './bid-receipt.tsx';
import { bidWords } from './bid-words.ts';

export type UnderBidProps = {
  readonly lotId: string;
  /** Whether the last verdict still matters: not where bidding has stopped for another reason. */
  readonly tellsVerdict?: boolean;
  /** What would be bid, or is; its cost is told while there is nothing more pressing to say. */
  readonly amount: Money | null;
  /** What the cost is told of. */
  readonly costOf?: CostOf;
};

/** How long the receipt of a bid that does not lead stands there, in milliseconds; then the cost of the next bid is wanted again. */
const RECEIPT_SHOWN_FOR = 8_000;

/** How long it is told what came while the page was away, in milliseconds. */
const BACK_SHOWN_FOR = 12_000;

const looks = { soft: 'text-ink-soft', note: 'text-note', bad: 'text-bad' } as const;

/** The lines under the buttons, of one height in every state: what is to be said, else the receipt, else what it all comes to. */
export function UnderBid({ lotId, amount, costOf = 'bid', tellsVerdict = true }: UnderBidProps) {
  const held = useIntent(lotId);
  const intent = tellsVerdict ? held : IDLE;
  const connection = useRoomState((state) => state.connection);
  const missedBids = useRoomState((state) => state.missedBids);
  const isBack = useRecent(missedBids, BACK_SHOWN_FOR);
  const currency = useRoomState((state) => state.terms.currency);
  const timeZone = useViewersZone(useRoomState((state) => state.timeZone));
  const isFresh = useRecent(intent, RECEIPT_SHOWN_FOR);
  const standing = useStanding(lotId);
  const asOf = useAsOf();
  // Who has just been outbid wants the cost of the next bid, not the receipt of the last.
  const isOvertaken = intent.phase === 'accepted' && intent.leading && standing === 'outbid';
  const words = bidWords({
    intent,
    connection,
    asOf,
    missed: isBack ? (missedBids[lotId] ?? 0) : 0,
    currency,
    timeZone,
  });
  const Icon = words?.tone === 'bad' ? CircleAlert : Info;
  return (
    <div className="min-h-10">
      <noscript>
        <p className="text-sm leading-5">
          Bidding and live prices need JavaScript. Without it this page shows the lot as it was at {asOf}.
        </p>
      </noscript>
      {words ? (
        <p
          className={classNames(
            'flex items-start gap-2 text-sm leading-5 font-medium noscript:hidden',
            looks[words.tone],
          )}
        >
          <Icon aria-hidden className="mt-px size-4.5 shrink-0" />
          <span suppressHydrationWarning>{words.text}</span>
        </p>
      ) : intent.phase === 'accepted' && !isOvertaken && (isFresh || isLeading(standing)) ? (
        <BidReceipt intent={intent} />
      ) : (
        amount !== null && <AllInLine amount={amount} of={costOf} />
      )}
    </div>
  );
}
