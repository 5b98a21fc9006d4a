import { z } from 'zod';
import { lineOfText, passageOfText } from './form-text.ts';

/** An auction's name in URLs: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string({ error: 'This has to be text.' })
  .min(3, 'At least 3 characters.')
  .max(80, 'At most 80 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Lower-case letters, digits and single hyphens only, such as autumn-sale-2026.');

export const auctionTitleSchema = lineOfText({ least: 3, most: 120, missing: 'Give the auction a title.' });

/** The public description of an auction. */
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

/**
 * Suggests a slug for a title: letters without accents, hyphens for the rest. It may be too short
 * for a title without Latin letters.
 */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replaceAll(/^-+|-+$/g, '');
}
