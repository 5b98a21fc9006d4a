import type { ReactNode } from 'react';
import type { AuctionPage } from '#protocol/views/auction-page.ts';
import { ClosingRules } from '../saleroom/lot/closing-rules.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { IncrementRules, PremiumRules } from './bidding-rules.tsx';

export type AuctionTermsProps = Pick<AuctionPage, 'terms' | 'closeGap' | 'conditions'>;

/** Where the conditions of sale stand on a page; a link there opens them. */
export const CONDITIONS_ID = 'conditions';

/** What an auction promises about its bidding, and on what conditions it sells: closed at first, to be read before one bids. */
export function AuctionTerms({ terms, closeGap, conditions }: AuctionTermsProps) {
  return (
    <Disclosure summary="Closing, increments, premium and conditions of sale">
      <div className="grid gap-x-14 gap-y-8 pt-2 lg:grid-cols-2">
        <div className="flex flex-col gap-8">
          <Part title="How lots close">
            <ClosingRules terms={terms} closeGap={closeGap} />
          </Part>
          <Part title="Buyer’s premium">
            <PremiumRules terms={terms} />
          </Part>
          <Part title="Increments">
            <IncrementRules terms={terms} />
          </Part>
        </div>
        {conditions.trim() !== '' && (
          <Part title="Conditions of sale" id={CONDITIONS_ID}>
            <Markdown text={conditions} />
          </Part>
        )}
      </div>
    </Disclosure>
  );
}

function Part({ title, id, children }: { readonly title: string; readonly id?: string; readonly children: ReactNode }) {
  return (
    <section id={id}>
      <h2 className="eyebrow mb-3">{title}</h2>
      {children}
    </section>
  );
}
