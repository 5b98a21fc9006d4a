'use client';

import { Check, CircleX, LoaderCircle, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import { useViewerZone } from '#components/ui/format/use-viewer-zone.ts';
import { type Tone, toneClass } from '#components/ui/tone.ts';
import { useLotView, useRoom, useRoomState } from '../room/room-context.ts';
import type { BidIntent, ProposedBid } from '../room/state/bid-intent.ts';
import { ConfirmBid } from './confirm-bid.tsx';
import { bidRefusalMessage } from './refusal-messages.ts';
import { useEscape } from './use-escape.ts';
import { takesFocus } from './use-retained-focus.ts';

export type InProgress = Exclude<BidIntent, { phase: 'idle' }>;

/**
 * Whether the intent is shown in place of the bid buttons. An outcome is, while it is recent and
 * unless the viewer needs the buttons again because they do not lead. A passed price stays until
 * the viewer reacts.
 */
export function isInProgress(
  intent: BidIntent,
  { isRecent, leading }: { readonly isRecent: boolean; readonly leading: boolean },
): intent is InProgress {
  switch (intent.phase) {
    case 'idle':
      return false;
    case 'armed':
    case 'overtaken':
    case 'sending':
    case 'checking':
      return true;
    case 'accepted':
      return isRecent && leading;
    case 'refused':
      return isRecent || intent.refusal.code === 'BELOW_ASKING_BID';
  }
}

/** A bid between the first tap and its outcome, in place of the bid buttons. */
export function BidProgress({ lotId, intent }: { readonly lotId: string; readonly intent: InProgress }) {
  const { lot } = useLotView(lotId);
  const currency = useRoomState((state) => state.terms.currency);
  const timeZone = useViewerZone(useRoomState((state) => state.timeZone));
  const price = priceText(intent.bid.amount, currency);
  switch (intent.phase) {
    case 'armed':
      return <ConfirmBid lotId={lotId} intent={intent} />;
    case 'sending':
    case 'checking':
      return (
        <Status icon={<LoaderCircle aria-hidden className="animate-spin" />}>
          {intent.phase === 'sending' ? `Sending ${price}…` : `Checking ${price}…`}
        </Status>
      );
    case 'accepted':
      return (
        <Status icon={<Check aria-hidden />} tone="leading">
          Accepted {price}
        </Status>
      );
    case 'refused':
      if (intent.refusal.code !== 'BELOW_ASKING_BID' || lot.askingBid === null) {
        return (
          <Status icon={<CircleX aria-hidden />} tone="bad">
            {bidRefusalMessage(intent.refusal, { currency, timeZone, sentAt: intent.sentAt }).short}
          </Status>
        );
      }
      return <PassedPrice lotId={lotId} kind={intent.bid.kind} />;
    case 'overtaken':
      return <PassedPrice lotId={lotId} kind={intent.bid.kind} />;
  }
}

/** Offers the new minimum after the price has passed the tapped amount. */
function PassedPrice({ lotId, kind }: { readonly lotId: string; readonly kind: ProposedBid['kind'] }) {
  const { askingBid } = useLotView(lotId).lot;
  const { bids } = useRoom();
  const currency = useRoomState((state) => state.terms.currency);
  useEscape(() => bids.cancel(lotId));
  if (askingBid === null) return null;
  return (
    <div className="grid grid-cols-[1fr_3.5rem] gap-2">
      <Button
        {...takesFocus}
        size="lg"
        onClick={() => bids.arm(lotId, { kind, amount: askingBid })}
        className="min-h-14 border-unmet-line! bg-unmet-tint! font-semibold text-unmet!"
      >
        <TriangleAlert aria-hidden />
        <span>
          Minimum is now {priceText(askingBid, currency)}
          <span className="block text-2xs font-medium">Nothing was bid. Tap to bid this</span>
        </span>
      </Button>
      <Button size="lg" aria-label="Do not bid" onClick={() => bids.cancel(lotId)} className="min-h-14 px-0!">
        <X aria-hidden />
      </Button>
    </div>
  );
}

function Status({
  icon,
  tone = 'neutral',
  children,
}: {
  readonly icon: ReactNode;
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return (
    <p
      {...takesFocus}
      tabIndex={-1}
      className={classNames(
        'numerals flex min-h-14 items-center justify-center gap-2.5 rounded-md border px-4 ' +
          'font-semibold [&_svg]:size-5',
        toneClass[tone],
      )}
    >
      {icon}
      {children}
    </p>
  );
}
