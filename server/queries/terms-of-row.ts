import type { Terms } from '#auction/terms.ts';
import { termsSchema } from '#protocol/export/terms-schema.ts';

/** The terms in an auction's row. Throws where they are none, which nothing that writes them lets happen. */
export function termsOfRow(terms: unknown): Terms {
  return termsSchema.parse(terms);
}
