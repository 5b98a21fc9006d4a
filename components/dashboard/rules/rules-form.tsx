'use client';

import { Panel } from '#components/ui/panel.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { auctionRulesSchema } from '#protocol/forms/auction-rules.ts';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';
import { StepButtons, useStep } from '../auctions/step-buttons.tsx';
import { ChoiceCards } from '../forms/choice-cards.tsx';
import { type CurrencyName, CurrencySelect } from '../forms/currency-select.tsx';
import { DraftFormFrame } from '../forms/draft-form-frame.tsx';
import { choiceProps, fieldProps } from '../forms/field-props.ts';
import { useDraftForm } from '../forms/use-draft-form.ts';
import { BiddingRulesFields } from './bidding-rules-fields.tsx';
import { IncrementFields } from './increment-fields.tsx';
import { PremiumFields } from './premium-fields.tsx';
import { PresetPicker } from './preset-picker.tsx';
import { RulesPreview } from './rules-preview.tsx';
import { SoftCloseFields } from './soft-close-fields.tsx';

export type RulesFormProps = {
  readonly auctionId: string;
  readonly initial: AuctionRulesInput;
  readonly readOnly: boolean;
  readonly currencies: readonly CurrencyName[];
  readonly save: (rules: AuctionRulesInput) => Promise<ActionResult>;
};

/** Edits an auction's rules: increments, late bids, reserves, the premium, and who may bid. */
export function RulesForm({ auctionId, initial, readOnly, currencies, save }: RulesFormProps) {
  const draft = useDraftForm<AuctionRulesInput>({
    schema: auctionRulesSchema,
    initial,
    save,
    inputName: 'rules',
    storageKey: `${auctionId}:rules`,
    autosaves: true,
  });
  const { form } = draft;
  const step = useStep({ auctionId, saveNow: draft.saveNow, next: 'schedule' });
  return (
    <DraftFormFrame
      draft={draft}
      autosaves
      readOnly={readOnly}
      label="Rules"
      onSubmit={() => void step.go()}
      buttons={<StepButtons step={step} saving={draft.saving} />}
      aside={<RulesPreview form={form} />}
    >
      {!readOnly && <PresetPicker form={form} />}
      <Panel title="Amounts">
        <div className="flex flex-col gap-6">
          <div className="max-w-sm">
            <CurrencySelect label="Currency" currencies={currencies} {...fieldProps(form, 'currency')} />
          </div>
          <IncrementFields form={form} readOnly={readOnly} />
        </div>
      </Panel>
      <Panel title="Late bids">
        <SoftCloseFields form={form} />
      </Panel>
      <Panel title="Reserves and max bids">
        <BiddingRulesFields form={form} />
      </Panel>
      <Panel title="What the buyer pays on top">
        <PremiumFields form={form} readOnly={readOnly} />
      </Panel>
      <Panel title="Who may bid">
        <ChoiceCards
          legend="A registered paddle may bid"
          choices={[
            {
              value: 'automatic',
              label: 'At once',
              description: 'Everybody who signs in and accepts the conditions may bid.',
            },
            { value: 'approval', label: 'When you approve it', description: 'You review each registration first.' },
          ]}
          {...choiceProps(form, 'registration')}
        />
      </Panel>
    </DraftFormFrame>
  );
}
