import { z } from 'zod';
import { currencySchema } from './currencies.ts';
import { shortEntry } from './form-text.ts';

/** The shipped tables (auction/shipped-increments.ts), and two kinds of custom table. */
export const incrementChoices = ['saleroom-0258', 'artsy', 'ebay-uk', 'ebay-us', 'whatnot', 'percent', 'own'] as const;
export type IncrementChoice = (typeof incrementChoices)[number];

/** The rules as typed: the shape is checked, the texts are not parsed yet. */
export const rulesEntries = z.strictObject({
  currency: currencySchema,
  registration: z.enum(['automatic', 'approval']),
  increments: z.strictObject({
    table: z.enum(incrementChoices),
    /** Used if the table is `own`. */
    bands: z.array(z.strictObject({ from: shortEntry, step: shortEntry })).max(40, 'At most 40 bands.'),
    /** Used if the table is `percent`, as is `unit`. */
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

/** The values of the rules form: amounts, percentages and durations as typed. */
export type AuctionRulesInput = z.input<typeof rulesEntries>;
