'use client';

import type { ReactNode } from 'react';
import type { Money } from '#auction/money.ts';
import { HOUSE_PADDLE } from '#auction/paddle.ts';
import type { PublicLot } from '#auction/views.ts';
import { priceLabel } from '../saleroom/lot/live-price.tsx';
import { Moment } from '../ui/format/moment.tsx';
import { Price } from '../ui/format/price.tsx';

const reserveLabels = { none: 'No reserve', unmet: 'Not met', met: 'Met' } as const;
const endLabels = { sold: 'Sold', passed: 'Passed', withdrawn: 'Withdrawn' } as const;

export type ReplayFiguresProps = {
  readonly state: PublicLot;
  readonly openingBid: Money;
  readonly currency: string;
  readonly timeZone: string;
};

/** The public state of a lot at one moment of its history. */
export function ReplayFigures({ state, openingBid, currency, timeZone }: ReplayFiguresProps) {
  const { status, currentBid, leadingPaddle, askingBid, closesAt, endedAt, bidCount, reserve } = state;
  const hasEnded = status === 'sold' || status === 'passed' || status === 'withdrawn';
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-5">
      <p className="flex flex-col gap-1">
        <span className="eyebrow">{priceLabel(state)}</span>
        <span className="serif text-display numerals">
          <Price amount={currentBid ?? openingBid} currency={currency} />
        </span>
      </p>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-4">
        <Figure name={status === 'sold' ? 'Sold to' : 'Leading'}>
          {leadingPaddle === null ? 'Nobody' : leadingPaddle === HOUSE_PADDLE ? 'The house' : `Paddle ${leadingPaddle}`}
        </Figure>
        <Figure name={hasEnded ? 'Bids' : 'Asking bid'}>
          {hasEnded || askingBid === null ? bidCount : <Price amount={askingBid} currency={currency} />}
        </Figure>
        <Figure name="Reserve">{reserveLabels[reserve]}</Figure>
        <Figure name={hasEnded ? endLabels[status] : status === 'paused' ? 'Paused, would close' : 'Closes'}>
          {moment(hasEnded ? endedAt : closesAt, timeZone)}
        </Figure>
      </dl>
    </div>
  );
}

function moment(at: number | null, timeZone: string): ReactNode {
  return at === null ? 'Not set' : <Moment at={at} timeZone={timeZone} style="second" withoutPopover />;
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-24">
      <dt className="text-2xs text-ink-soft">{name}</dt>
      <dd className="numerals font-medium">{children}</dd>
    </div>
  );
}
