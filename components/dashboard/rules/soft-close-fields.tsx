'use client';

import { useWatch } from 'react-hook-form';
import { SelectField } from '#components/ui/form/select-field.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import { durationText } from '#components/ui/format/quantity-text.ts';
import { parseDuration } from '#protocol/forms/duration.ts';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';
import { ChoiceCards } from '../forms/choice-cards.tsx';
import { choiceProps, fieldProps } from '../forms/field-props.ts';
import type { RulesFormMethods } from './rules-form-methods.ts';

/** The soft close (C2–C4). */
export function SoftCloseFields({ form }: { readonly form: RulesFormMethods }) {
  const softClose = useWatch({ control: form.control, name: 'softClose' });
  const { mode } = softClose;
  return (
    <div className="flex flex-col gap-5">
      <ChoiceCards
        legend="A bid shortly before the close"
        columns={3}
        choices={[
          {
            value: 'reset',
            label: 'Leaves time to answer',
            description: 'The lot stays open for a while after that bid.',
          },
          { value: 'add', label: 'Adds time', description: 'A fixed time is added to the close.' },
          { value: 'off', label: 'Changes nothing', description: 'The lot closes when its time is up.' },
        ]}
        {...choiceProps(form, 'softClose.mode')}
      />
      {mode !== 'off' && (
        <>
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField
              label="Applies in the last"
              hint="For example 3 min or 90 s."
              {...fieldProps(form, 'softClose.window')}
            />
            <TextField
              label={mode === 'reset' ? 'Leaves at least' : 'Adds'}
              {...fieldProps(form, 'softClose.extension')}
            />
            <TextField
              label="Maximum extension"
              optional
              hint="Empty: as long as people bid."
              {...fieldProps(form, 'softClose.cap')}
            />
          </div>
          <div className="max-w-xl">
            <SelectField label="Lots it extends" {...fieldProps(form, 'softClose.scope')}>
              <option value="lot">that lot only</option>
              <option value="group">the lots of its group</option>
              <option value="cascade">that lot and every later one, by the same time</option>
              <option value="auction">all open lots</option>
            </SelectField>
          </div>
        </>
      )}
      <p className="rounded-md bg-sunken px-4 py-3 text-sm">{exampleSentence(softClose)}</p>
    </div>
  );
}

/** Explains the rule by the example of a lot that closes at 20:00. */
function exampleSentence({ mode, window, extension, cap }: AuctionRulesInput['softClose']): string {
  if (mode === 'off') return 'A lot that closes at 20:00:00 accepts no bid from 20:00:00 on.';
  const [inWindow, extends_, capped] = [parseDuration(window), parseDuration(extension), parseDuration(cap)];
  if (!inWindow || !extends_) return 'Fill in the times to see an example.';
  const closes = 20 * 3_600_000;
  const bid = closes - Math.min(inWindow, 60_000);
  const uncapped = mode === 'reset' ? Math.max(closes, bid + extends_) : closes + extends_;
  const then = capped ? Math.min(uncapped, closes + capped) : uncapped;
  const limit = capped ? `, never beyond ${clockText(closes + capped)}` : '';
  const moved = then === closes ? 'does not move the close' : `moves the close to ${clockText(then)}`;
  return (
    `A lot closes at 20:00:00. A bid at ${clockText(bid)} ${moved} (${durationText(then - bid)} to ` +
    `answer)${limit}.`
  );
}

function clockText(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}
