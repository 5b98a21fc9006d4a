import { z } from 'zod';
import { lineOfText, passageOfText } from './form-text.ts';

/** The name of an auction in an address: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string({ error: 'This has to be text.' })
  .min(3, 'At least 3 characters.')
  .max(80, 'At most 80 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Small letters, digits and single hyphens only, such as autumn-sale-2026.');

export const auctionTitleSchema = lineOfText({ least: 3, most: 120, missing: 'Give the auction a title.' });

/** What the public reads about an auction. */
export const auctionDetailsSchema = z.strictObject({
  title: auctionTitleSchema,
  slug: slugSchema,
  subtitle: lineOfText({ most: 160 }),
  /** Markdown. */
  description: passageOfText(20_000),
  /** Conditions of sale, Markdown. */
  conditions: passageOfText(50_000),
});

export type AuctionDetailsInput = z.input<typeof auctionDetailsSchema>;

/** A slug made of a title: letters without their accents, everything else a hyphen. May be too short where a title has no such letters. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replaceAll(/^-+|-+$/g, '');
}
