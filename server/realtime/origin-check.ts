import type { IncomingMessage } from 'node:http';

/**
 * Whether a handshake may come from where it says it does. A browser sends the page's origin and the house's cookie along whoever wrote the
 * page, so only the house's own origins are let in. A request without an origin comes from no browser: it may watch, but a cookie beside it is
 * refused; a machine client that signs in sends the house's origin like a page of the house.
 */
export function isOriginAllowed(request: Pick<IncomingMessage, 'headers'>, allowed: readonly string[]): boolean {
  const { origin, cookie } = request.headers;
  return origin === undefined ? cookie === undefined : allowed.includes(origin);
}
