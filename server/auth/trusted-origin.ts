import type { IncomingHttpHeaders } from 'node:http';
import { readAuthSettings } from './auth-settings.ts';

/**
 * Says whether a request that changes something, or opens a socket, was sent by a page of the house, or by a program that carries no cookie. A
 * browser names the sender's origin on every such request and sends the house's cookie along whoever wrote the page; so a cookie without an
 * origin, or beside another's or `null`, may be anybody's page (CSRF). A program that signs in sends the house's origin like a page of the house.
 */
export function isTrustedOrigin(
  headers: Headers | IncomingHttpHeaders,
  origins: readonly string[] = readAuthSettings().origins,
): boolean {
  const sent = (name: 'origin' | 'cookie' | 'sec-fetch-site') =>
    headers instanceof Headers ? headers.get(name) : (headers[name] ?? null);
  const origin = sent('origin');
  if (origin !== null) return origins.includes(origin);
  return sent('cookie') === null && sent('sec-fetch-site') === null;
}
