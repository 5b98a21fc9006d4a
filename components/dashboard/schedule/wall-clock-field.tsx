'use client';

import type { UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { Button } from '#components/ui/button.tsx';
import { momentText } from '#components/ui/moment-text.ts';
import { TextField } from '#components/ui/text-field.tsx';
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
  /** Is settled already: nobody needs to be told that it is past. */
  readonly settled?: boolean;
};

/** A date and a time as the auction's zone shows them. Where its clocks jump over that time or show it twice, the field says so and asks. */
export function WallClockField({ form, name, label, hint, optional, settled = false }: WallClockFieldProps) {
  const { timeZone, [name]: entry } = useWatch({ control: form.control }) as AuctionScheduleInput;
  const reading = readWallClock(entry.wall, timeZone);
  const isPast = useHasPassed(instantOf(reading, entry.which)) && !settled;
  const field = fieldProps(form, `${name}.wall`);
  const take = (wall: string) => {
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
      {reading.kind === 'exact' && <InWords at={reading.at} timeZone={timeZone} />}
      {reading.kind === 'gap' && (
        <div
          role="alert"
          className="flex flex-col gap-2 rounded-md border border-unmet-line bg-unmet-tint px-4 py-3 text-sm"
        >
          <p>There is no {entry.wall.slice(11)} on that day: the clocks go forward then. Choose a time that exists:</p>
          <div className="flex flex-wrap gap-2">
            {[reading.before, reading.after].map((wall) => (
              <Button key={wall} size="sm" onClick={() => take(wall)}>
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
    says: momentText(reading[value], timeZone, 'full'),
  }));
}

/** The instant in words, so that a slip of the day is seen: "Saturday 12 December 2026 at 20:00 GMT". */
function InWords({ at, timeZone }: { readonly at: number; readonly timeZone: string }) {
  return <p className="text-sm text-ink-soft">{momentText(at, timeZone, 'full')}</p>;
}
