import { z } from 'zod';
import { currencySchema } from './currencies.ts';
import { shortEntry } from './form-text.ts';

/** The tables that ship with the house (auction/shipped-increments.ts), and two ways to make one's own. */
export const incrementChoices = ['saleroom-0258', 'artsy', 'ebay-uk', 'ebay-us', 'whatnot', 'percent', 'own'] as const;
export type IncrementChoice = (typeof incrementChoices)[number];

/** The rules as they arrive: every field there, none beside, nothing read yet. */
export const rulesEntries = z.strictObject({
  currency: currencySchema,
  registration: z.enum(['automatic', 'approval']),
  increments: z.strictObject({
    table: z.enum(incrementChoices),
    /** Read where the table is `own`. */
    bands: z.array(z.strictObject({ from: shortEntry, step: shortEntry })).max(40, 'At most 40 bands.'),
    /** Read where the table is `percent`. */
    percent: shortEntry,
    unit: shortEntry,
  }),
  ladderOnly: z.boolean(),
  belowReserve: z.enum(['consume', 'house', 'ignore']),
  maxBidMayBeLowered: z.boolean(),
  /** A multiple of the asking bid; empty switches the guard off. */
  jumpGuard: shortEntry,
  softClose: z.strictObject({
    mode: z.enum(['reset', 'add', 'off']),
    window: shortEntry,
    extension: shortEntry,
    /** Empty: no cap. */
    cap: shortEntry,
    scope: z.enum(['lot', 'group', 'auction', 'cascade']),
  }),
  premium: z.strictObject({
    bands: z.array(z.strictObject({ from: shortEntry, percent: shortEntry })).max(10, 'At most 10 bands.'),
    taxOnHammer: shortEntry,
    taxOnPremium: shortEntry,
  }),
});

/** The rules as a form holds them: amounts, percentages and durations as they were typed. */
export type AuctionRulesInput = z.input<typeof rulesEntries>;
