import { randomBytes } from 'node:crypto';

/** What an answer may do that is no page: nothing at all, should a browser be led to show it as one. */
export const NO_PAGE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The length of a nonce, in characters; all have the same. */
export const NONCE_LENGTH = 24;

/** A word that nobody can guess, for one answer. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

/** The Content-Security-Policy of a page whose scripts and styles bear this nonce. */
export type PagePolicy = (nonce: string) => string;

/**
 * Makes the policy of the house's pages. A script runs when it bears the answer's nonce, or was fetched by one that does. Styles are files of
 * the house, or bear the nonce (next-themes writes one while the theme changes); the `style` attributes that React and Base UI write to place
 * things cannot, and are allowed. A development server evaluates text and writes styles of its own.
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
    // The house's own pictures, the blurs that stand for them (data:), and a file that is about to be sent (blob:).
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
