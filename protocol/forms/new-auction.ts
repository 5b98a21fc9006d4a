import { z } from 'zod';
import { auctionTitleSchema } from './auction-details.ts';
import { currencySchema } from './currencies.ts';
import { shortEntry } from './form-text.ts';
import { presetNames } from './rule-presets.ts';
import { isTimeZone } from './wall-clock.ts';

/** The fields needed to create a draft; everything else has a default. */
export const newAuctionSchema = z.strictObject({
  title: auctionTitleSchema,
  preset: z.enum(presetNames),
  currency: currencySchema,
  timeZone: shortEntry.refine(isTimeZone, 'Choose a time zone from the list.'),
});

export type NewAuctionInput = z.input<typeof newAuctionSchema>;
