'use client';

import { Clock3, Gavel, Hourglass, LogIn, OctagonX, Pause } from 'lucide-react';
import type { PublicLot } from '#auction/views.ts';
import { registrationAddress } from '#components/account/registration-address.ts';
import { LinkButton } from '#components/ui/link-button.tsx';
import { useRoomState } from '../room/room-context.ts';
import type { BidStep } from './bid-step.ts';
import { StepNotice } from './step-notice.tsx';

export type BidStepButtonProps = {
  readonly step: Exclude<BidStep, 'bid'>;
  readonly lot: PublicLot;
  readonly lotNumber: string;
  readonly here: string;
};

/** What stands where the bid button will be: the next step where there is one, else why there is none. */
export function BidStepButton({ step, lot, lotNumber, here }: BidStepButtonProps) {
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
        <LinkButton href={registrationAddress(`/auctions/${slug}`, lotNumber)} variant="primary" size="lg" wide>
          <Gavel aria-hidden />
          Register to bid
        </LinkButton>
      );
    case 'awaiting-approval':
      return (
        <StepNotice icon={<Clock3 aria-hidden />} title="Awaiting approval">
          The house is looking at your registration. You can bid here as soon as it is approved.
        </StepNotice>
      );
    case 'suspended':
      return (
        <StepNotice icon={<OctagonX aria-hidden />} title="Suspended">
          You cannot bid in this auction. Bids that you made stand. Speak to the house.
        </StepNotice>
      );
    case 'not-yet-open':
      return (
        <StepNotice icon={<Hourglass aria-hidden />} title="Not open yet">
          You are registered. Bidding opens at the time above.
        </StepNotice>
      );
    case 'paused':
      return (
        <StepNotice icon={<Pause aria-hidden />} title="Paused">
          The house has paused this lot. Its time is held; bids stand as they are.
        </StepNotice>
      );
    case 'ended':
      return <Ended lot={lot} />;
  }
}

function Ended({ lot }: { readonly lot: PublicLot }) {
  if (lot.status === 'withdrawn')
    return <StepNotice title="Withdrawn">This lot has been taken out of the auction.</StepNotice>;
  if (lot.status === 'sold') {
    return (
      <StepNotice icon={<Gavel aria-hidden />} title="Sold">
        {`To paddle ${lot.leadingPaddle}.`}
      </StepNotice>
    );
  }
  return (
    <StepNotice title="Passed">
      {lot.bidCount === 0 ? 'There was no bid on this lot.' : 'The reserve was not met, so the lot was not sold.'}
    </StepNotice>
  );
}
