'use client';

import { Clock3, Gavel, Hourglass, LogIn, OctagonX, Pause } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PublicLot } from '#auction/views.ts';
import { classNames } from '../ui/class-names.ts';
import { LinkButton } from '../ui/link-button.tsx';
import type { BidStep } from './bid-step.ts';
import { useRoomState } from './room-context.ts';

export type BidStepButtonProps = {
  readonly step: Exclude<BidStep, 'bid'>;
  readonly lot: PublicLot;
  readonly here: string;
};

/** What stands where the bid button will be: the next step where there is one, else why there is none. */
export function BidStepButton({ step, lot, here }: BidStepButtonProps) {
  const slug = useRoomState((state) => state.slug);
  switch (step) {
    case 'sign-in':
      return (
        <LinkButton href={`/sign-in?next=${encodeURIComponent(here)}`} variant="primary" size="lg" wide>
          <LogIn aria-hidden />
          Sign in to bid
        </LinkButton>
      );
    case 'register':
      return (
        <LinkButton href={`/auctions/${slug}#register`} variant="primary" size="lg" wide>
          <Gavel aria-hidden />
          Register to bid
        </LinkButton>
      );
    case 'awaiting-approval':
      return (
        <Wait icon={<Clock3 aria-hidden />} title="Awaiting approval">
          The house is looking at your registration. You can bid here as soon as it is approved.
        </Wait>
      );
    case 'suspended':
      return (
        <Wait icon={<OctagonX aria-hidden />} title="Suspended">
          You cannot bid in this auction. Bids that you made stand. Speak to the house.
        </Wait>
      );
    case 'not-yet-open':
      return (
        <Wait icon={<Hourglass aria-hidden />} title="Not open yet">
          You are registered. Bidding opens at the time above.
        </Wait>
      );
    case 'paused':
      return (
        <Wait icon={<Pause aria-hidden />} title="Paused">
          The house has paused this lot. Its time is held; bids stand as they are.
        </Wait>
      );
    case 'ended':
      return <Ended lot={lot} />;
  }
}

function Ended({ lot }: { readonly lot: PublicLot }) {
  const paddle = useRoomState((state) => state.paddle?.paddle ?? null);
  if (lot.status === 'withdrawn') return <Wait title="Withdrawn">This lot has been taken out of the auction.</Wait>;
  if (lot.status === 'sold') {
    return (
      <Wait icon={<Gavel aria-hidden />} title="Sold">
        {lot.leadingPaddle === paddle ? `To you, paddle ${paddle}.` : `To paddle ${lot.leadingPaddle}.`}
      </Wait>
    );
  }
  return (
    <Wait title="Passed">
      {lot.bidCount === 0 ? 'There was no bid on this lot.' : 'The reserve was not met, so the lot was not sold.'}
    </Wait>
  );
}

function Wait({
  icon,
  title,
  children,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div
      className={classNames(
        'flex min-h-14 items-center gap-3 rounded-md border border-line bg-sunken px-4 py-2.5',
        '[&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-ink-soft',
      )}
    >
      {icon}
      <p className="flex flex-col text-sm text-ink-soft">
        <strong className="text-base font-semibold text-ink">{title}</strong>
        {children}
      </p>
    </div>
  );
}
