'use client';

import { Gavel } from 'lucide-react';
import type { Money } from '#auction/money.ts';
import { allIn } from '../bidding/amounts/all-in.ts';
import { StepNotice } from '../bidding/step-notice.tsx';
import { useRoomState } from '../room/room-context.ts';

export type WonLotProps = {
  readonly hammerPrice: Money;
  /** Where on the page the conditions of sale stand, if it states any. */
  readonly conditionsHref?: string | undefined;
};

/** What the winner owes, and where it is said how to pay and to collect. */
export function WonLot({ hammerPrice, conditionsHref }: WonLotProps) {
  const { buyersPremium, currency } = useRoomState((state) => state.terms);
  const { sum, total } = allIn(hammerPrice, buyersPremium, currency);
  return (
    <StepNotice icon={<Gavel aria-hidden />} title={`${total} to pay`}>
      <span className="numerals">{sum ? `This is ${sum}.` : 'No premium is added.'}</span>
      {conditionsHref && (
        <span>
          For payment and collection see the{' '}
          <a href={conditionsHref} className="underline underline-offset-4 hover:text-ink">
            conditions of sale
          </a>
          .
        </span>
      )}
    </StepNotice>
  );
}
