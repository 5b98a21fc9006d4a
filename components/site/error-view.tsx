'use client';

import { Button } from '../ui/button/button.tsx';
import { LinkButton } from '../ui/button/link-button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export type ErrorViewProps = {
  /** The thrown error; only its reference is shown. */
  readonly error: unknown;
  readonly retry: () => void;
};

/**
 * Shown when a page fails to render: what it means for bids, a retry, and a reference to the log.
 */
export function ErrorView({ error, retry }: ErrorViewProps) {
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <div className="page flex max-w-3xl flex-1 flex-col items-start justify-center gap-6 py-16">
      <PageHeading
        eyebrow="Server error"
        title="This page could not be loaded"
        lead="Nothing is lost: accepted bids stand, and maximum bids remain active. Please try again in a moment."
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        <LinkButton href="/">To the auctions</LinkButton>
      </div>
      {reference && <p className="text-sm text-ink-soft">Reference for support: {reference}</p>}
    </div>
  );
}
