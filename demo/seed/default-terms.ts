import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';

/** Terms without surprises, in pounds: steps of £10, nothing on top, a soft close of two minutes. What a stage cares about is given over them. */
export function defaultTerms(own: Partial<Terms> = {}): Terms {
  return {
    currency: 'GBP',
    increments: { kind: 'bands', bands: [{ from: 0 as Money, step: 1_000 as Money }] },
    ladderOnly: false,
    belowReserve: 'consume',
    maxBidMayBeLowered: true,
    jumpGuard: null,
    softClose: { mode: 'reset', window: 120_000, extension: 120_000, cap: null, scope: 'lot' },
    buyersPremium: { bands: [{ from: 0 as Money, basisPoints: 0 }], taxOnHammer: 0, taxOnPremium: 0 },
    ...own,
  };
}
