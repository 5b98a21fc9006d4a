/**
 * Codes of refusals that are given before the rules decide. They are not stored under the key, so
 * the same key may be sent again.
 */
export const UNSTORED_REFUSALS: ReadonlySet<string> = new Set([
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'KEY_REUSED',
  'RATE_LIMITED',
  'BUSY',
  'UNSUPPORTED_PROTOCOL',
  'SOMETHING_WENT_WRONG',
]);
