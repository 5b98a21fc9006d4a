'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Button } from '#components/ui/button/button.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { type NewAuctionInput, newAuctionSchema } from '#protocol/forms/new-auction.ts';
import type { NewAuctionDefaults } from '#protocol/views/dashboard-auctions.ts';
import { ChoiceCards } from '../forms/choice-cards.tsx';
import { type CurrencyName, CurrencySelect } from '../forms/currency-select.tsx';
import { DraftFormFrame } from '../forms/draft-form-frame.tsx';
import { choiceProps, fieldProps } from '../forms/field-props.ts';
import { TimeZoneSelect } from '../forms/time-zone-select.tsx';
import { useDraftForm } from '../forms/use-draft-form.ts';
import { presetChoices } from '../rules/preset-choices.ts';
import { DraftSteps } from './draft-steps.tsx';

export type NewAuctionFormProps = {
  /** The settings of the latest auction; null if there is none. */
  readonly last: NewAuctionDefaults | null;
  readonly currencies: readonly CurrencyName[];
  readonly timeZones: readonly string[];
  readonly create: (input: NewAuctionInput) => Promise<ActionResult<{ readonly auctionId: string }>>;
};

/** Creates a draft from a title, a preset of rules, a currency and a time zone. */
export function NewAuctionForm({ last, currencies, timeZones, create }: NewAuctionFormProps) {
  const router = useRouter();
  const createdId = useRef<string | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const draft = useDraftForm<NewAuctionInput>({
    schema: newAuctionSchema,
    initial: {
      title: '',
      preset: 'online',
      currency: last?.currency ?? 'GBP',
      timeZone: last?.timeZone ?? 'Europe/London',
    },
    save: async (entries) => {
      const result = await create(entries);
      if (result.ok) createdId.current = result.auctionId;
      return result;
    },
    inputName: 'auction',
    storageKey: 'new-auction',
    autosaves: false,
  });
  const { form, saving } = draft;
  const timeZone = useWatch({ control: form.control, name: 'timeZone' });

  useEffect(() => {
    // The first auction is probably in the admin's zone. A reset, because the user did not type it.
    const typed = form.getValues();
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (last === null && typed.title === '') form.reset({ ...typed, timeZone });
  }, [form, last]);

  const send = async () => {
    setLeaving(true);
    if ((await draft.saveNow()) && createdId.current !== null)
      router.push(`/dashboard/auctions/${createdId.current}/details`);
    else setLeaving(false);
  };

  return (
    <DraftFormFrame
      draft={draft}
      autosaves={false}
      label="New auction"
      focusesFirstField
      aside={<DraftSteps />}
      onSubmit={() => void send()}
      buttons={
        <>
          <LinkButton href="/dashboard">Cancel</LinkButton>
          <Button type="submit" variant="primary" busy={isLeaving || saving.kind === 'saving'}>
            Create the draft
          </Button>
        </>
      }
    >
      <TextField
        label="Title"
        hint="As it will appear in the catalogue. Nothing is public until you publish it."
        placeholder="Clocks, watches and scientific instruments"
        {...fieldProps(form, 'title')}
      />
      <ChoiceCards
        legend="Rules to start from"
        hint="Each rule can be changed before you publish."
        choices={presetChoices}
        columns={2}
        {...choiceProps(form, 'preset')}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <CurrencySelect label="Currency" currencies={currencies} {...fieldProps(form, 'currency')} />
        <TimeZoneSelect
          label="Time zone of the house"
          hint="The zone of all opening and closing times."
          timeZones={timeZones}
          chosen={timeZone}
          {...fieldProps(form, 'timeZone')}
        />
      </div>
    </DraftFormFrame>
  );
}
