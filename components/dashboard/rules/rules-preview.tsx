'use client';

import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { PremiumRules } from '#components/catalogue/bidding-rules.tsx';
import { durationText, spanText } from '#components/ui/format/quantity-text.ts';
import { Panel } from '#components/ui/panel.tsx';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';
import { readRules } from '#protocol/forms/rules-to-terms.ts';
import type { RulesFormMethods } from './rules-form-methods.ts';

/** Shows the rules as bidders will read them. */
export function RulesPreview({ form }: { readonly form: RulesFormMethods }) {
  const typed = useWatch({ control: form.control }) as AuctionRulesInput;
  const { terms } = readRules(typed);
  return (
    <Panel title="What bidders will read">
      {terms === null ? (
        <p className="text-ink-soft">Correct the marked fields to see it.</p>
      ) : (
        <dl className="flex flex-col gap-4 text-[0.9375rem] leading-relaxed">
          <Rule term="A late bid">
            {terms.softClose.mode === 'off' ? (
              'does not extend a lot.'
            ) : (
              <>
                in the last {spanText(terms.softClose.window)}{' '}
                {terms.softClose.mode === 'reset' ? 'leaves everybody' : 'adds'}{' '}
                {durationText(terms.softClose.extension)}
                {terms.softClose.mode === 'reset' && ' to answer it'}
                {terms.softClose.cap !== null && `, ${durationText(terms.softClose.cap)} at most in total`}.
              </>
            )}
          </Rule>
          <Rule term="On top of the hammer price">
            <PremiumRules terms={terms} />
          </Rule>
          <Rule term="Amounts">
            {terms.ladderOnly ? 'Only amounts on the ladder.' : 'Any amount from the asking bid upwards.'}
          </Rule>
          <Rule term="A maximum">
            can be raised at any time
            {terms.maxBidMayBeLowered ? ' and lowered as far as the current bid' : ' and never lowered'}.
          </Rule>
          <Rule term="To bid">
            {typed.registration === 'approval'
              ? 'Register; the house approves each paddle.'
              : 'Register and accept the conditions.'}
          </Rule>
        </dl>
      )}
    </Panel>
  );
}

function Rule({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
