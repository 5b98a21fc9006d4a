/** Sets of rules to start an auction from; every rule can still be changed. */
import type { AuctionRulesInput } from './rules-entries.ts';

export const presetNames = ['online', 'saleroom', 'charity', 'fine-art'] as const;
export type PresetName = (typeof presetNames)[number];

/** The rules that presets share: the least surprising ways of bidding. */
const common: Omit<AuctionRulesInput, 'currency'> = {
  registration: 'automatic',
  increments: { table: 'ebay-uk', bands: [{ from: '0', step: '' }], percent: '5', unit: '1' },
  ladderOnly: false,
  belowReserve: 'consume',
  maxBidMayBeLowered: true,
  jumpGuard: '10',
  softClose: { mode: 'reset', window: '3 min', extension: '3 min', cap: '', scope: 'lot' },
  premium: { bands: [{ from: '0', percent: '0' }], taxOnHammer: '0', taxOnPremium: '0' },
};

const overrides: Readonly<Record<PresetName, Partial<AuctionRulesInput>>> = {
  online: {},
  saleroom: {
    registration: 'approval',
    increments: { ...common.increments, table: 'saleroom-0258' },
    premium: { bands: [{ from: '0', percent: '25' }], taxOnHammer: '0', taxOnPremium: '20' },
  },
  charity: {
    increments: { ...common.increments, table: 'whatnot' },
    softClose: { mode: 'reset', window: '1 min', extension: '1 min', cap: '15 min', scope: 'lot' },
  },
  'fine-art': {
    registration: 'approval',
    increments: { ...common.increments, table: 'artsy' },
    jumpGuard: '5',
    premium: {
      bands: [
        { from: '0', percent: '26' },
        { from: '500000', percent: '20' },
      ],
      taxOnHammer: '0',
      taxOnPremium: '20',
    },
  },
};

/** The rules of a preset in a currency. */
export function presetRules(name: PresetName, currency: string): AuctionRulesInput {
  return { ...common, ...overrides[name], currency };
}
