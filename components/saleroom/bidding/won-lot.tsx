'use client';

import { Gavel } from 'lucide-react';
import type { Money } from '#auction/money.ts';
import { useRoomState } from '../room/room-context.ts';
import { allIn } from './amounts/all-in.ts';
import { StepNotice } from './step-notice.tsx';

export type WonLotProps = {
  readonly hammerPrice: Money;
  /** The link to the conditions of sale on this page, if it has any. */
  readonly conditionsHref?: string | undefined;
};

/** What the winner owes, and a link to the terms of payment and collection. */
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
