import { randomBytes } from 'node:crypto';

/**
 * The policy of a response that is not a page: it may do nothing if a browser renders it as one.
 */
export const NO_PAGE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The length of every nonce, in characters. */
export const NONCE_LENGTH = 24;

/** An unguessable token for one response. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

/** The Content-Security-Policy of a page whose scripts and styles carry this nonce. */
export type PagePolicy = (nonce: string) => string;

/**
 * Creates the policy of all pages. A script runs if it carries the response's nonce or was loaded
 * by one that does. Styles are files of the server or carry the nonce (next-themes writes one while
 * the theme changes); the `style` attributes that React and Base UI write cannot, and are allowed.
 * A development server also evaluates text and writes styles of its own.
 */
export function pagePolicy({
  publicOrigin,
  development,
}: {
  readonly publicOrigin: URL;
  readonly development: boolean;
}): PagePolicy {
  const isHttps = publicOrigin.protocol === 'https:';
  const socketOrigin = `${isHttps ? 'wss' : 'ws'}://${publicOrigin.host}`;
  const styles = (nonce: string) => (development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`);
  const rest = [
    "style-src-attr 'unsafe-inline'",
    // The server's own pictures, their blurred placeholders (data:) and a file about to be uploaded
    // (blob:).
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${socketOrigin}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
  return (nonce) =>
    `default-src 'none'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}; ` +
    `style-src ${styles(nonce)}; ${rest}`;
}
