import { isIP } from 'node:net';

/**
 * The address that a request came from, as the house noted it in front of the pages (server/web/pass-to-pages.ts: what a client says of itself
 * is thrown away there). Null where it is none.
 */
export function clientAddress(headers: Headers | undefined): string | null {
  const noted =
    headers
      ?.get('x-forwarded-for')
      ?.trim()
      .replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  return isIP(noted) ? noted : null;
}
