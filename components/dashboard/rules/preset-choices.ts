import type { PresetName } from '#protocol/forms/rule-presets.ts';
import type { Choice } from '../forms/choice-cards.tsx';

/** The presets of rules with their labels and descriptions. */
export const presetChoices: readonly Choice<PresetName>[] = [
  {
    value: 'online',
    label: 'Online auction',
    description: 'Small increments, no premium, everybody may bid at once. A late bid leaves 3 minutes to answer.',
  },
  {
    value: 'saleroom',
    label: 'Saleroom',
    description: 'The 0-2-5-8 ladder, 25 % premium with 20 % tax on it, paddles by approval.',
  },
  {
    value: 'charity',
    label: 'Charity evening',
    description: 'Quick increments, no premium, a late bid adds a minute, at most 15 in total.',
  },
  {
    value: 'fine-art',
    label: 'Fine art',
    description: 'Large increments, premium of 26 % falling to 20 % above half a million, paddles by approval.',
  },
];
