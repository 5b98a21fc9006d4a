import type { Money } from '#auction/money.ts';
import type { Terms } from '#auction/terms.ts';

/**
 * Simple terms in pounds: £10 increments, no premium, a two-minute soft close. `own` overrides any
 * of them.
 */
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
