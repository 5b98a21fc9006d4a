import type { IncomingHttpHeaders } from 'node:http';
import { readAuthSettings } from './auth-settings.ts';

/**
 * Protects state-changing requests and socket handshakes from CSRF: accepts one of the site's own
 * pages, or a program without a cookie. Browsers always send the origin of the page, but also the
 * cookie, whichever site the page is from. A program that signs in must send the site's origin.
 */
export function isTrustedOrigin(
  headers: Headers | IncomingHttpHeaders,
  origins: readonly string[] = readAuthSettings().origins,
): boolean {
  const header = (name: 'origin' | 'cookie' | 'sec-fetch-site') =>
    headers instanceof Headers ? headers.get(name) : (headers[name] ?? null);
  const origin = header('origin');
  if (origin !== null) return origins.includes(origin);
  return header('cookie') === null && header('sec-fetch-site') === null;
}
