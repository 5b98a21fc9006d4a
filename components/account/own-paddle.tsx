'use client';

import { Clock3, OctagonX } from 'lucide-react';
import { use, useSyncExternalStore } from 'react';
import type { Money } from '#auction/money.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';
import type { OwnPaddle as RegisteredPaddle } from '#protocol/views/paddle-registration.ts';
import { RoomContext } from '../saleroom/room/room-context.ts';
import { Badge } from '../ui/badge.tsx';
import { Price } from '../ui/format/price.tsx';
import { PaddleCard } from './paddle-card.tsx';

export type OwnPaddleProps = RegisteredPaddle & {
  /** ISO 4217 code of the auction. */
  readonly currency: string;
};

const standings = {
  approved: { badge: null, text: 'You are registered. Bid from any lot of this auction.' },
  'awaiting-approval': {
    badge: (
      <Badge tone="unmet" icon={<Clock3 aria-hidden />}>
        Awaiting approval
      </Badge>
    ),
    text: 'The house is reviewing your registration. This page updates as soon as you can bid.',
  },
  suspended: {
    badge: (
      <Badge tone="bad" icon={<OctagonX aria-hidden />}>
        Suspended
      </Badge>
    ),
    text: 'The house has suspended this paddle, so it cannot bid. Its accepted bids stand. Please contact the house.',
  },
} as const;

/** The viewer's own paddle and its status. Inside an auction's room it updates live. */
export function OwnPaddle({ number, currency, ...rendered }: OwnPaddleProps) {
  const live = useLivePaddle();
  const { status, bidLimit } = live?.paddle === String(number) ? live : rendered;
  const { badge, text } = standings[status];
  return (
    <div className="flex items-start gap-5">
      <PaddleCard number={number} status={status} />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <h2 className="serif text-xl leading-snug">Your paddle is {number}</h2>
        <div role="status" className="flex flex-col items-start gap-2">
          {badge}
          <p className="text-ink-soft">{text}</p>
        </div>
        {bidLimit !== null && (
          <p className="text-sm text-ink-soft">
            Bidding limit: <Price amount={bidLimit as Money} currency={currency} className="font-medium text-ink" />
          </p>
        )}
      </div>
    </div>
  );
}

const noSubscription = () => () => {};

/**
 * The viewer's paddle in the room's store; null outside a room, for a spectator, and on the server.
 */
function useLivePaddle(): PaddleView | null {
  const store = use(RoomContext)?.store;
  return useSyncExternalStore(
    store?.subscribe ?? noSubscription,
    () => store?.getState().registration ?? null,
    () => null,
  );
}
