import type { Terms } from '#auction/terms.ts';
import { termsSchema } from '#protocol/export/terms-schema.ts';

/** The terms in an auction's row. Throws if they are invalid; all writers validate them. */
export function termsOfRow(terms: unknown): Terms {
  return termsSchema.parse(terms);
}
