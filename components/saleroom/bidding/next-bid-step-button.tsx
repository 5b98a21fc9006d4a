'use client';

import { Clock3, Gavel, Hourglass, LogIn, OctagonX, Pause } from 'lucide-react';
import type { PublicLot } from '#auction/views.ts';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { useRoomState } from '../room/room-context.ts';
import type { NextBidStep } from '../room/state/next-bid-step.ts';
import { registrationAddress } from './registration-address.ts';
import { StepNotice } from './step-notice.tsx';

export type NextBidStepButtonProps = {
  readonly step: Exclude<NextBidStep, 'bid'>;
  readonly lot: PublicLot;
  readonly lotNumber: string;
  readonly pagePath: string;
};

/** The viewer's next step in place of the bid button, or why they cannot bid. */
export function NextBidStepButton({ step, lot, lotNumber, pagePath }: NextBidStepButtonProps) {
  const slug = useRoomState((state) => state.slug);
  switch (step) {
    case 'sign-in':
      return (
        <LinkButton href={`/sign-in?next=${encodeURIComponent(pagePath)}`} variant="primary" size="lg" wide>
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
          The house is reviewing your registration. You can bid here as soon as it is approved.
        </StepNotice>
      );
    case 'suspended':
      return (
        <StepNotice icon={<OctagonX aria-hidden />} title="Suspended">
          You cannot bid in this auction. Your earlier bids stand. Contact the house.
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
          The house has paused this lot. Its clock is stopped, and bids stand.
        </StepNotice>
      );
    case 'ended':
      return <EndedNotice lot={lot} />;
  }
}

function EndedNotice({ lot }: { readonly lot: PublicLot }) {
  if (lot.status === 'withdrawn')
    return <StepNotice title="Withdrawn">This lot has been withdrawn from the auction.</StepNotice>;
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
