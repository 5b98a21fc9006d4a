'use client';

import { priceText } from '../ui/price-text.ts';
import { Line } from './bid-verdict.tsx';
import { useLotView, useRoomState } from './room-context.ts';
import { whyOutbid } from './why-outbid.ts';

/** Why the viewer does not lead. */
export function OutbidReason({ lotId }: { readonly lotId: string }) {
  const { history } = useLotView(lotId);
  const paddle = useRoomState((state) => state.paddle?.paddle ?? null);
  const { currency } = useRoomState((state) => state.terms);
  const reason = history && paddle ? whyOutbid(history.events, paddle) : null;
  switch (reason?.why) {
    case 'earlier-max':
      return <Line tone="note">Another bidder’s earlier maximum is higher.</Line>;
    case 'same-max-earlier':
      return <Line tone="note">Another bidder had set the same maximum before you.</Line>;
    case 'reserve':
      return <Line tone="note">The house bids for the consignor until the reserve is met.</Line>;
    case 'later-bid':
      return (
        <Line tone="note">
          Paddle {reason.paddle} bid {priceText(reason.amount, currency)}.
        </Line>
      );
    default:
      return null;
  }
}
