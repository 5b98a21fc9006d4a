'use client';

import { Clock3, OctagonX } from 'lucide-react';
import { use, useSyncExternalStore } from 'react';
import type { Money } from '#auction/money.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';
import type { OwnPaddle as RegisteredPaddle } from '#protocol/views/paddle-registration.ts';
import { RoomContext } from '../saleroom/room/room-context.ts';
import { Badge } from '../ui/badge.tsx';
import { Price } from '../ui/price.tsx';
import { PaddleCard } from './paddle-card.tsx';

export type OwnPaddleProps = RegisteredPaddle & {
  /** ISO 4217 code of the auction. */
  readonly currency: string;
};

const standings = {
  approved: { badge: null, words: 'You are registered. Bid from any lot of this auction.' },
  'awaiting-approval': {
    badge: (
      <Badge tone="unmet" icon={<Clock3 aria-hidden />}>
        Awaiting approval
      </Badge>
    ),
    words: 'The house is looking at your registration. This page tells you as soon as you can bid.',
  },
  suspended: {
    badge: (
      <Badge tone="bad" icon={<OctagonX aria-hidden />}>
        Suspended
      </Badge>
    ),
    words: 'The house has suspended this paddle, and it cannot bid. Bids that it made stand. Speak to the house.',
  },
} as const;

/** Somebody's own paddle and what it may do. Within an auction's room it follows the clerk's decisions by itself. */
export function OwnPaddle({ number, currency, ...rendered }: OwnPaddleProps) {
  const heard = useHeardPaddle();
  const { status, bidLimit } = heard?.paddle === String(number) ? heard : rendered;
  const { badge, words } = standings[status];
  return (
    <div className="flex items-start gap-5">
      <PaddleCard number={number} status={status} />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <h2 className="serif text-xl leading-snug">Your paddle is {number}</h2>
        <div role="status" className="flex flex-col items-start gap-2">
          {badge}
          <p className="text-ink-soft">{words}</p>
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

const never = () => () => {};

/** The viewer's paddle as their room knows it; null outside a room, for a spectator, and in the server's HTML. */
function useHeardPaddle(): PaddleView | null {
  const store = use(RoomContext)?.store;
  return useSyncExternalStore(
    store?.subscribe ?? never,
    () => store?.getState().paddle ?? null,
    () => null,
  );
}
