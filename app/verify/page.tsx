import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { LotVerifier } from '#components/verify/lot-verifier.tsx';

export const metadata: Metadata = {
  title: 'Check a lot',
  description: 'Proves from a lot’s export that its history is unbroken and that the outcome follows from the rules.',
  alternates: { canonical: '/verify' },
};

const LEAD =
  'Every lot’s history can be exported. Here it is replayed by the rules of bidding: hash chain, automatic bids, ' +
  'extensions, outcome. You need not trust us.';

/** Verifies a lot's export, entirely in the browser. */
export default function VerifyPage() {
  return (
    <div className="page flex flex-col gap-10 pt-10 pb-16">
      <PageHeading eyebrow="Proof" title="Check a lot" lead={LEAD} />
      <LotVerifier />
      <section className="grid gap-x-10 gap-y-6 border-t border-line pt-8 sm:grid-cols-3">
        <Explained title="What it proves">
          No event was changed, removed or added, every opened amount matches its commitment, and price, leader and
          outcome follow from the rules.
        </Explained>
        <Explained title="What a receipt adds">
          A forger can rewrite a whole file with all its hashes, but it would not match your receipt: its hash covers
          every event before it.
        </Explained>
        <Explained title="What stays sealed">
          The reserve, and how far the winner would have gone. They are never published; only the person who set them
          can check that they were respected.
        </Explained>
      </section>
    </div>
  );
}

function Explained({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h2 className="serif text-lg">{title}</h2>
      <p className="text-[0.9375rem] leading-relaxed text-ink-soft">{children}</p>
    </div>
  );
}
