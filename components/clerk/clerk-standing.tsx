'use client';

import type { ReactNode } from 'react';
import type { Money } from '#auction/money.ts';
import type { ClerkLot } from '#auction/views.ts';
import { ClosingTime } from '../saleroom/lot/closing-time.tsx';
import { LivePrice, LivePriceLabel } from '../saleroom/lot/live-price.tsx';
import { LotClock } from '../saleroom/lot/lot-clock.tsx';
import { ReserveMark } from '../saleroom/lot/reserve-mark.tsx';
import { ConnectionState } from '../saleroom/room/connection-state.tsx';
import { useLotView, useRoomState } from '../saleroom/room/room-context.ts';
import { Price } from '../ui/format/price.tsx';

export type ClerkStandingProps = {
  readonly lotId: string;
  readonly openingBid: Money;
  readonly opensAt: number | null;
  readonly clerk: ClerkLot;
  readonly names: Readonly<Record<string, string>>;
};

/** A lot's state, including what bidders never see: the reserve and each paddle's maximum. */
export function ClerkStanding({ lotId, openingBid, opensAt, clerk, names }: ClerkStandingProps) {
  const { lot } = useLotView(lotId);
  const currency = useRoomState((state) => state.terms.currency);
  const leader = lot.leadingPaddle;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <p className="flex flex-col">
          <span className="text-2xs text-ink-soft">
            <LivePriceLabel lotId={lotId} />
          </span>
          <LivePrice lotId={lotId} openingBid={openingBid} className="text-[2.25rem] leading-tight font-semibold" />
        </p>
        <LotClock lotId={lotId} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 text-2xs text-ink-soft">
        <ConnectionState />
        <ClosingTime lotId={lotId} opensAt={opensAt} />
      </div>
      <dl className="grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
        <Fact term="Leader">{leader === null ? 'Nobody yet' : paddleText(leader, names)}</Fact>
        <Fact term="Reserve">
          <span className="flex flex-wrap items-center gap-2">
            {clerk.reserve === null ? 'None' : <Price amount={clerk.reserve} currency={currency} />}
            {clerk.reserve !== null && <ReserveMark reserve={lot.reserve} />}
          </span>
        </Fact>
      </dl>
      {clerk.maxBids.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-sm text-ink-soft">The maximum of each paddle</h3>
          <ol className="border-t border-line">
            {clerk.maxBids.map(({ paddle, max }) => (
              <li key={paddle} className="flex justify-between gap-4 border-b border-line py-2 text-[0.9375rem]">
                <span className={paddle === leader ? 'font-medium' : undefined}>{paddleText(paddle, names)}</span>
                <Price amount={max} currency={currency} />
              </li>
            ))}
          </ol>
          <p className="text-2xs text-ink-soft">Secret: nobody but the house and each paddle’s owner may know these.</p>
        </div>
      )}
    </div>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function paddleText(paddle: string, names: Readonly<Record<string, string>>): string {
  const name = names[paddle];
  if (paddle === 'house') return 'The house, for the consignor';
  return name ? `Paddle ${paddle}, ${name}` : `Paddle ${paddle}`;
}
