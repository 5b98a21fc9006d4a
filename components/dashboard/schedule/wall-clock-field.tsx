'use client';

import type { UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { Button } from '#components/ui/button/button.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import { momentText } from '#components/ui/format/moment-text.ts';
import type { AuctionScheduleInput } from '#protocol/forms/auction-schedule.ts';
import { readWallClock, type WallClockReading, type Which } from '#protocol/forms/wall-clock.ts';
import { ChoiceCards } from '../forms/choice-cards.tsx';
import { choiceProps, fieldProps } from '../forms/field-props.ts';
import { useHasPassed } from './use-has-passed.ts';

export type ScheduleFormMethods = UseFormReturn<AuctionScheduleInput>;

export type WallClockFieldProps = {
  readonly form: ScheduleFormMethods;
  readonly name: 'opensAt' | 'firstCloses';
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** Shows no warning about a time in the past. */
  readonly readOnly?: boolean;
};

/**
 * A date and time in the auction's zone. If a clock change skips or repeats that time, the field
 * asks which instant is meant.
 */
export function WallClockField({ form, name, label, hint, optional, readOnly = false }: WallClockFieldProps) {
  const { timeZone, [name]: entry } = useWatch({ control: form.control }) as AuctionScheduleInput;
  const reading = readWallClock(entry.wall, timeZone);
  const isPast = useHasPassed(instantOf(reading, entry.which)) && !readOnly;
  const field = fieldProps(form, `${name}.wall`);
  const choose = (wall: string) => {
    form.setValue(`${name}.wall`, wall, { shouldDirty: true, shouldValidate: true });
    form.setValue(`${name}.which`, '', { shouldDirty: true });
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="max-w-xs">
        <TextField
          label={label}
          type="datetime-local"
          hint={hint}
          optional={optional}
          {...field}
          error={reading.kind === 'gap' ? undefined : (field.error ?? (isPast ? 'This is in the past.' : undefined))}
        />
      </div>
      {reading.kind === 'exact' && <InstantText at={reading.at} timeZone={timeZone} />}
      {reading.kind === 'gap' && (
        <div
          role="alert"
          className="flex flex-col gap-2 rounded-md border border-unmet-line bg-unmet-tint px-4 py-3 text-sm"
        >
          <p>There is no {entry.wall.slice(11)} on that day: the clocks go forward then. Choose a time that exists:</p>
          <div className="flex flex-wrap gap-2">
            {[reading.before, reading.after].map((wall) => (
              <Button key={wall} size="sm" onClick={() => choose(wall)}>
                {wall.slice(11)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {reading.kind === 'overlap' && (
        <ChoiceCards
          legend="The clocks go back that night and show this time twice. Which one is meant?"
          choices={overlapChoices(reading, timeZone)}
          {...choiceProps(form, `${name}.which`)}
        />
      )}
    </div>
  );
}

function instantOf(reading: WallClockReading, which: '' | Which): number | null {
  if (reading.kind === 'exact') return reading.at;
  return reading.kind === 'overlap' && which !== '' ? reading[which] : null;
}

function overlapChoices(reading: WallClockReading & { kind: 'overlap' }, timeZone: string) {
  return (['first', 'second'] as const).map((value) => ({
    value,
    label: value === 'first' ? 'The first time' : 'The second time',
    description: momentText(reading[value], timeZone, 'full'),
  }));
}

/** The instant with its weekday, so that a wrong day is noticed: "Saturday 12 December 2026 …". */
function InstantText({ at, timeZone }: { readonly at: number; readonly timeZone: string }) {
  return <p className="text-sm text-ink-soft">{momentText(at, timeZone, 'full')}</p>;
}
