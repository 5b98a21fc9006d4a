'use client';

import { Button } from '../ui/button.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export type PageFaultProps = {
  /** What was thrown; only its reference is shown. */
  readonly error: unknown;
  readonly retry: () => void;
};

/** A page that could not be made: what that means for one's bids, what to do, and a reference for the house's log. */
export function PageFault({ error, retry }: PageFaultProps) {
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <div className="page flex max-w-3xl flex-1 flex-col items-start justify-center gap-6 py-16">
      <PageHeading
        eyebrow="A fault of the house"
        title="This page could not be made"
        lead="Nothing is lost: bids that were accepted stand, maximum bids go on working. Most often it helps to try again in a moment."
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        <LinkButton href="/">To the auctions</LinkButton>
      </div>
      {reference && <p className="text-sm text-ink-soft">Reference for the house: {reference}</p>}
    </div>
  );
}
