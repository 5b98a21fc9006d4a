'use client';

import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';
import { useViewersZone } from '../ui/moment.tsx';
import { priceText } from '../ui/price-text.ts';
import { BidReceipt } from './bid-receipt.tsx';
import { useAsOf } from './connection-state.tsx';
import { OutbidReason } from './outbid-reason.tsx';
import { refusalWords } from './refusal-words.ts';
import { useIntent, useRoomState, useStanding } from './room-context.ts';

/** What became of the last bid, in words, always under the buttons; and why they cannot be pressed while the page is not live. */
export function BidVerdict({ lotId }: { readonly lotId: string }) {
  const intent = useIntent(lotId);
  const standing = useStanding(lotId);
  const { currency } = useRoomState((state) => state.terms);
  const connection = useRoomState((state) => state.connection);
  const missed = useRoomState((state) => state.missedBids[lotId]);
  const zone = useViewersZone(useRoomState((state) => state.timeZone));
  const asOf = useAsOf();

  if (intent.phase === 'checking') {
    return (
      <Line tone="note">
        No answer yet. We are asking the house what became of your bid of {priceText(intent.wish.amount, currency)}, and
        will until it is known.
      </Line>
    );
  }
  if (connection.kind === 'superseded') {
    return <Line tone="bad">This page is older than the house. Reload it to bid. Prices as of {asOf}.</Line>;
  }
  if (asOf) {
    const words =
      connection.kind === 'connecting' ? 'Connecting to the saleroom.' : 'Bidding is off until we are live again.';
    return (
      <Line tone={connection.kind === 'connecting' ? 'soft' : 'bad'}>
        {words} Prices as of {asOf}.
      </Line>
    );
  }
  if (intent.phase === 'refused') {
    const { sentAt, refusal } = intent;
    return <Line tone="bad">{refusalWords(refusal, { currency, timeZone: zone, sentAt }).full}</Line>;
  }
  if (intent.phase === 'overtaken') {
    return <Line tone="note">The price moved while you were confirming. Nothing was bid.</Line>;
  }
  return (
    <>
      {standing === 'outbid' && <OutbidReason lotId={lotId} />}
      {intent.phase === 'accepted' && <BidReceipt intent={intent} />}
      {intent.phase === 'idle' && missed && (
        <Line tone="note">Back live. {missed === 1 ? 'One bid' : `${missed} bids`} while you were away.</Line>
      )}
    </>
  );
}

const tones = {
  soft: { look: 'text-ink-soft', Icon: Info },
  note: { look: 'text-note', Icon: Info },
  good: { look: 'text-leading', Icon: CircleCheck },
  bad: { look: 'text-bad', Icon: CircleAlert },
} as const;

/** One line of verdict with its sign. */
export function Line({ tone, children }: { readonly tone: keyof typeof tones; readonly children: ReactNode }) {
  const { look, Icon } = tones[tone];
  return (
    <p className={classNames('flex items-start gap-2 text-sm leading-snug font-medium', look)}>
      <Icon aria-hidden className="mt-px size-4.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
