import type { Terms } from '#auction/terms.ts';

/** The terms in an auction's row. They were checked when they were written (protocol/terms-schema.ts) and nothing else writes them. */
export function termsOfRow(terms: unknown): Terms {
  return terms as Terms;
}
