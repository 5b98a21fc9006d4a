import type { Metadata } from 'next';
import { LinkButton } from '#components/ui/link-button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

export const metadata: Metadata = { title: 'Not found' };

/** What stands at an address that leads nowhere. */
export default function NotFound() {
  return (
    <div className="page flex flex-1 flex-col items-start justify-center gap-6 py-16">
      <PageHeading
        eyebrow="Not found"
        title="There is nothing under this address"
        lead="The auction may not be published yet, or the address has a slip in it."
      />
      <LinkButton href="/" variant="primary">
        See what is on
      </LinkButton>
    </div>
  );
}
