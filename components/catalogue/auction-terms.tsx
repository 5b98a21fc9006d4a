import type { ReactNode } from 'react';
import type { AuctionPage } from '#protocol/views/auction-page.ts';
import { ClosingRules } from '../saleroom/lot/closing-rules.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { IncrementRules, PremiumRules } from './bidding-rules.tsx';

export type AuctionTermsProps = Pick<AuctionPage, 'terms' | 'closeGap' | 'conditions'>;

/** The id of the conditions of sale on a page. A link to it opens them. */
export const CONDITIONS_ID = 'conditions';

/** An auction's rules of bidding and conditions of sale, collapsed at first. */
export function AuctionTerms({ terms, closeGap, conditions }: AuctionTermsProps) {
  return (
    <Disclosure summary="Closing, increments, premium and conditions of sale">
      <div className="grid gap-x-14 gap-y-8 pt-2 lg:grid-cols-2">
        <div className="flex flex-col gap-8">
          <Section title="How lots close">
            <ClosingRules terms={terms} closeGap={closeGap} />
          </Section>
          <Section title="Buyer’s premium">
            <PremiumRules terms={terms} />
          </Section>
          <Section title="Increments">
            <IncrementRules terms={terms} />
          </Section>
        </div>
        {conditions.trim() !== '' && (
          <Section title="Conditions of sale" id={CONDITIONS_ID}>
            <Markdown text={conditions} />
          </Section>
        )}
      </div>
    </Disclosure>
  );
}

function Section({
  title,
  id,
  children,
}: {
  readonly title: string;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <section id={id}>
      <h2 className="eyebrow mb-3">{title}</h2>
      {children}
    </section>
  );
}
