'use client';

import { useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { TextField } from '#components/ui/form/text-field.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { type AuctionDetailsInput, auctionDetailsSchema, slugOf } from '#protocol/forms/auction-details.ts';
import { DraftFormFrame } from '../forms/draft-form-frame.tsx';
import { fieldProps } from '../forms/field-props.ts';
import { MarkdownField } from '../forms/markdown-field.tsx';
import { useDraftForm } from '../forms/use-draft-form.ts';
import { StepButtons, useStep } from './step-buttons.tsx';

export type DetailsFormProps = {
  readonly auctionId: string;
  readonly initial: AuctionDetailsInput;
  readonly isDraft: boolean;
  readonly readOnly: boolean;
  /** The URL up to the slug: "https://house.example/auctions/". */
  readonly addressStart: string;
  readonly save: (details: AuctionDetailsInput) => Promise<ActionResult>;
};

/** Edits the public details of an auction. */
export function DetailsForm({ auctionId, initial, isDraft, readOnly, addressStart, save }: DetailsFormProps) {
  const draft = useDraftForm<AuctionDetailsInput>({
    schema: auctionDetailsSchema,
    initial,
    save,
    inputName: 'details',
    storageKey: `${auctionId}:details`,
    autosaves: isDraft,
  });
  const { form } = draft;
  const { title, description, conditions } = useWatch({ control: form.control }) as AuctionDetailsInput;
  const step = useStep({ auctionId, saveNow: draft.saveNow, next: isDraft ? 'rules' : null });

  // The slug follows the title until it is edited.
  const previousTitle = useRef(initial.title);
  useEffect(() => {
    const followsTitle = isDraft && form.getValues('slug') === slugOf(previousTitle.current);
    previousTitle.current = title;
    const slug = slugOf(title);
    if (followsTitle && slug.length >= 3) form.setValue('slug', slug, { shouldValidate: true });
  }, [title, form, isDraft]);

  return (
    <DraftFormFrame
      draft={draft}
      autosaves={isDraft}
      readOnly={readOnly}
      label="Details"
      onSubmit={() => void step.go()}
      buttons={<StepButtons step={step} saving={draft.saving} />}
    >
      <TextField label="Title" {...fieldProps(form, 'title')} />
      <TextField label="Subtitle" optional hint="One line under the title." {...fieldProps(form, 'subtitle')} />
      <TextField
        label="Address"
        prefix={<span className="hidden max-w-72 truncate sm:inline">{addressStart}</span>}
        hint={isDraft ? undefined : 'The auction is published: people have its address, so it cannot change.'}
        readOnly={!isDraft}
        autoCapitalize="none"
        spellCheck={false}
        {...fieldProps(form, 'slug')}
      />
      <MarkdownField
        label="Description"
        optional
        text={description}
        hint="What this auction is about, and when things can be viewed and collected."
        {...fieldProps(form, 'description')}
      />
      <MarkdownField
        label="Conditions of sale"
        optional
        text={conditions}
        readOnly={!isDraft}
        hint={
          isDraft
            ? 'Everybody accepts them before they get a paddle.'
            : 'The auction is published: people have accepted these conditions, so they cannot change.'
        }
        {...fieldProps(form, 'conditions')}
      />
    </DraftFormFrame>
  );
}
