import { readAuthSettings } from './auth-settings.ts';

/**
 * Says whether a request that changes something was sent by a page of the house, or by a program that carries no cookie. A browser names the
 * sender's origin on every such request; one that carries a cookie and names none, or `null`, may be anybody's page (CSRF).
 */
export function isFromHouse(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return readAuthSettings().origins.includes(origin);
  return headers.get('cookie') === null && headers.get('sec-fetch-site') === null;
}
