'use client';

import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Button } from '#components/ui/button/button.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { type AuctionScheduleInput, auctionScheduleSchema } from '#protocol/forms/auction-schedule.ts';
import { StepButtons, useStep } from '../auctions/step-buttons.tsx';
import { ChoiceCards } from '../forms/choice-cards.tsx';
import { DraftFormFrame } from '../forms/draft-form-frame.tsx';
import { choiceProps, fieldProps } from '../forms/field-props.ts';
import { TimeZoneSelect } from '../forms/time-zone-select.tsx';
import { useDraftForm } from '../forms/use-draft-form.ts';
import { type CloseSuggestion, closeSuggestions } from './close-suggestions.ts';
import { ScheduleSummary } from './schedule-summary.tsx';
import { type ScheduleFormMethods, WallClockField } from './wall-clock-field.tsx';

export type ScheduleFormProps = {
  readonly auctionId: string;
  readonly initial: AuctionScheduleInput;
  readonly lots: number;
  readonly readOnly: boolean;
  readonly timeZones: readonly string[];
  readonly save: (schedule: AuctionScheduleInput) => Promise<ActionResult>;
};

/** Edits when an auction opens and closes, in its own time zone. */
export function ScheduleForm({ auctionId, initial, lots, readOnly, timeZones, save }: ScheduleFormProps) {
  const draft = useDraftForm<AuctionScheduleInput>({
    schema: auctionScheduleSchema,
    initial,
    save,
    inputName: 'schedule',
    storageKey: `${auctionId}:schedule`,
    autosaves: true,
  });
  const { form } = draft;
  const entries = useWatch({ control: form.control }) as AuctionScheduleInput;
  const schedule = auctionScheduleSchema.safeParse(entries).data;
  const step = useStep({ auctionId, saveNow: draft.saveNow, next: 'lots' });
  return (
    <DraftFormFrame
      draft={draft}
      autosaves
      readOnly={readOnly}
      label="Schedule"
      onSubmit={() => void step.go()}
      buttons={<StepButtons step={step} saving={draft.saving} />}
      aside={
        <Panel title="Summary">
          {schedule ? (
            <ScheduleSummary lots={lots} {...schedule} />
          ) : (
            <p className="text-ink-soft">Correct the times to see it.</p>
          )}
        </Panel>
      }
    >
      <Panel title="Time zone">
        <div className="max-w-md">
          <TimeZoneSelect
            label="Time zone of the auction"
            hint="All times below are in this zone. Bidders see their own zone, with this one beside it."
            timeZones={timeZones}
            chosen={entries.timeZone}
            {...fieldProps(form, 'timeZone')}
          />
        </div>
      </Panel>
      <Panel title="Opening">
        <div className="flex flex-col gap-4">
          <ChoiceCards
            legend="Bidding opens"
            choices={[
              { value: 'at-once', label: 'When I publish', description: 'People can bid from that moment.' },
              {
                value: 'at',
                label: 'At a set time',
                description: 'Until then they can look, watch lots and register.',
              },
            ]}
            {...choiceProps(form, 'opens')}
          />
          {entries.opens === 'at' && <WallClockField form={form} name="opensAt" label="Opens at" readOnly={readOnly} />}
        </div>
      </Panel>
      <Panel title="Closing">
        <div className="flex flex-col gap-5">
          <WallClockField form={form} name="firstCloses" label="First lot closes at" readOnly={readOnly} />
          {!readOnly && <Suggestions form={form} timeZone={entries.timeZone} />}
          <GapField form={form} readOnly={readOnly} />
        </div>
      </Panel>
    </DraftFormFrame>
  );
}

function Suggestions({ form, timeZone }: { readonly form: ScheduleFormMethods; readonly timeZone: string }) {
  const [suggestions, setSuggestions] = useState<readonly CloseSuggestion[]>([]);
  // Computed only in the browser: the server's current time would cause a hydration mismatch.
  useEffect(() => setSuggestions(closeSuggestions(Date.now(), timeZone)), [timeZone]);
  return (
    <div className="flex min-h-9 flex-wrap gap-2">
      {suggestions.map(({ label, wall }) => (
        <Button
          key={label}
          size="sm"
          onClick={() => form.setValue('firstCloses', { wall, which: '' }, { shouldDirty: true, shouldValidate: true })}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

const gaps = [
  { label: 'All together', value: '0 s' },
  { label: '20 s', value: '20 s' },
  { label: '30 s', value: '30 s' },
  { label: '1 min', value: '1 min' },
  { label: '2 min', value: '2 min' },
] as const;

function GapField({ form, readOnly }: { readonly form: ScheduleFormMethods; readonly readOnly: boolean }) {
  return (
    <div className="flex flex-col gap-2">
      <div className="max-w-xs">
        <TextField
          label="Then one lot every"
          hint="A gap lets people follow each lot to its end. 0 closes all together."
          {...fieldProps(form, 'closeGap')}
        />
      </div>
      {!readOnly && (
        <div className="flex flex-wrap gap-2">
          {gaps.map(({ label, value }) => (
            <Button
              key={value}
              size="sm"
              onClick={() => form.setValue('closeGap', value, { shouldDirty: true, shouldValidate: true })}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
