import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { LotVerifier } from '#components/proof/lot-verifier.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';

export const metadata: Metadata = {
  title: 'Check a lot',
  description: 'Proves from a lot’s export that its history is unbroken and that the outcome follows from the rules.',
  alternates: { canonical: '/verify' },
};

/** Where anybody checks a lot. The work is done in the browser. */
export default function VerifyPage() {
  return (
    <div className="page flex flex-col gap-10 pt-10 pb-16">
      <PageHeading
        eyebrow="Proof"
        title="Check a lot"
        lead="Every lot’s history can be exported. Here it is played again by the rules of the house: chain, automatic bids, extensions, outcome. You need not believe us."
      />
      <LotVerifier />
      <section className="grid gap-x-10 gap-y-6 border-t border-line pt-8 sm:grid-cols-3">
        <Explained title="What it proves">
          That no event was changed, left out or put in, that what was sealed is what was opened, and that price, leader
          and outcome follow.
        </Explained>
        <Explained title="What a receipt adds">
          A forger can make a whole file anew, hashes and all. Not with your receipt in it: its hash stands for
          everything before it.
        </Explained>
        <Explained title="What stays sealed">
          The reserve, and how far the winner would have gone. Nobody is ever told; only who set them can say that they
          were kept to.
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
