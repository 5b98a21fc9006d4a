import type { PresetName } from '#protocol/forms/rule-presets.ts';
import type { Choice } from '../forms/choice-cards.tsx';

/** The presets as one chooses among them. */
export const presetChoices: readonly Choice<PresetName>[] = [
  {
    value: 'online',
    label: 'Online auction',
    says: 'Small steps, no premium, everybody may bid at once. A late bid leaves 3 minutes to answer.',
  },
  {
    value: 'saleroom',
    label: 'Saleroom',
    says: 'The 0-2-5-8 ladder, 25 % premium with 20 % tax on it, paddles by approval.',
  },
  {
    value: 'charity',
    label: 'Charity evening',
    says: 'Quick steps, no premium, a late bid adds a minute, never more than 15 in all.',
  },
  {
    value: 'fine-art',
    label: 'Fine art',
    says: 'Large steps, premium of 26 % falling to 20 % above half a million, paddles by approval.',
  },
];
