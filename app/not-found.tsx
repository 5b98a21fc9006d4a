import type { Metadata } from 'next';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

export const metadata: Metadata = { title: 'Not found' };

/** The page of an unknown address. */
export default function NotFound() {
  return (
    <div className="page flex flex-1 flex-col items-start justify-center gap-6 py-16">
      <PageHeading
        eyebrow="Not found"
        title="This page does not exist"
        lead="The auction may not be published yet, or the address is mistyped."
      />
      <LinkButton href="/" variant="primary">
        See what is on
      </LinkButton>
    </div>
  );
}
