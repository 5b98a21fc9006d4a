/**
 * Whether a text has the form of an id. Other texts are treated as unknown ids, without a query.
 */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text);
}
