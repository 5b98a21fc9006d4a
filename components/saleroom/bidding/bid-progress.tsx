'use client';

import { Check, CircleX, LoaderCircle, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Tone, toneClass } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { useViewersZone } from '#components/ui/moment.tsx';
import { priceText } from '#components/ui/price-text.ts';
import { useLotView, useRoom, useRoomState } from '../room/room-context.ts';
import type { BidIntent, BidWish } from './bid-intent.ts';
import { ConfirmBid } from './confirm-bid.tsx';
import { refusalWords } from './refusal-words.ts';
import { useEscape } from './use-escape.ts';
import { takesFocus } from './use-retained-focus.ts';

export type InProgress = Exclude<BidIntent, { phase: 'idle' }>;

/**
 * Whether the intent stands where the bid buttons otherwise are. A verdict does for a moment only (`isRecent`), and not where the buttons are wanted
 * again at once, because the viewer does not lead, or no longer; its words stay below them. A price that has moved stays until it is answered.
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

/** A bid between the first tap and the verdict, in the place of the buttons it came from. */
export function BidProgress({ lotId, intent }: { readonly lotId: string; readonly intent: InProgress }) {
  const { lot } = useLotView(lotId);
  const currency = useRoomState((state) => state.terms.currency);
  const timeZone = useViewersZone(useRoomState((state) => state.timeZone));
  const price = priceText(intent.wish.amount, currency);
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
            {refusalWords(intent.refusal, { currency, timeZone, sentAt: intent.sentAt }).short}
          </Status>
        );
      }
      return <MovedPrice lotId={lotId} kind={intent.wish.kind} />;
    case 'overtaken':
      return <MovedPrice lotId={lotId} kind={intent.wish.kind} />;
  }
}

/** The price has gone past what was tapped: the new least, to be tapped anew. */
function MovedPrice({ lotId, kind }: { readonly lotId: string; readonly kind: BidWish['kind'] }) {
  const { askingBid } = useLotView(lotId).lot;
  const { desk } = useRoom();
  const currency = useRoomState((state) => state.terms.currency);
  useEscape(() => desk.letGo(lotId));
  if (askingBid === null) return null;
  return (
    <div className="grid grid-cols-[1fr_3.5rem] gap-2">
      <Button
        {...takesFocus}
        size="lg"
        onClick={() => desk.arm(lotId, { kind, amount: askingBid })}
        className="min-h-14 border-unmet-line! bg-unmet-tint! font-semibold text-unmet!"
      >
        <TriangleAlert aria-hidden />
        <span>
          Minimum is now {priceText(askingBid, currency)}
          <span className="block text-2xs font-medium">Nothing was bid. Tap to bid this</span>
        </span>
      </Button>
      <Button size="lg" aria-label="Do not bid" onClick={() => desk.letGo(lotId)} className="min-h-14 px-0!">
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
        'numerals flex min-h-14 items-center justify-center gap-2.5 rounded-md border px-4 font-semibold [&_svg]:size-5',
        toneClass[tone],
      )}
    >
      {icon}
      {children}
    </p>
  );
}
