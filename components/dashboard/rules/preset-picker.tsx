'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { type PresetName, presetRules } from '#protocol/forms/rule-presets.ts';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';
import { presetChoices } from './preset-choices.ts';
import type { RulesFormMethods } from './rules-form-methods.ts';

/** Fills the form with a preset of rules. The replaced rules can be restored. */
export function PresetPicker({ form }: { readonly form: RulesFormMethods }) {
  const [previous, setPrevious] = useState<{ readonly rules: AuctionRulesInput; readonly label: string } | null>(null);

  const fill = (rules: AuctionRulesInput) => {
    for (const name of [
      'registration',
      'increments',
      'ladderOnly',
      'belowReserve',
      'maxBidMayBeLowered',
      'jumpGuard',
      'softClose',
      'premium',
    ] as const) {
      form.setValue(name, rules[name], { shouldDirty: true, shouldValidate: true });
    }
  };
  const apply = (name: PresetName, label: string) => {
    setPrevious({ rules: structuredClone(form.getValues()), label });
    fill(presetRules(name, form.getValues('currency')));
  };

  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-ink-soft">Start from a set of rules. It fills in the whole form.</p>
      <div className="flex flex-wrap gap-2">
        {presetChoices.map(({ value, label }) => (
          <Button key={value} size="sm" onClick={() => apply(value, String(label))}>
            {label}
          </Button>
        ))}
      </div>
      <p role="status" className="min-h-6 text-sm">
        {previous && (
          <>
            The rules of “{previous.label}” are filled in.{' '}
            <button
              type="button"
              className="link finger cursor-pointer"
              onClick={() => {
                fill(previous.rules);
                setPrevious(null);
              }}
            >
              Restore the earlier rules
            </button>
          </>
        )}
      </p>
    </div>
  );
}
