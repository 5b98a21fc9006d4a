import { type IncomingMessage, ServerResponse } from 'node:http';
import { NO_PAGE_POLICY } from './content-policy.ts';

const always: Readonly<Record<string, string>> = {
  'content-security-policy': NO_PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * A year, for the house's own host. The hosts below it are not the house's to speak for: whoever owns them all, and has them on https, says so at
 * the proxy (docs/operations.md).
 */
const ONLY_HTTPS = { 'strict-transport-security': 'max-age=31536000' };

/** What every answer bears, whoever writes it. */
export type SecurityHeaders = ReadonlyMap<string, string>;

/** `isHttps` is of the public address. */
export function securityHeaders({ isHttps }: { readonly isHttps: boolean }): SecurityHeaders {
  return new Map(Object.entries({ ...always, ...(isHttps ? ONLY_HTTPS : {}) }));
}

/**
 * The answers of a house: each bears these headers from its beginning, whoever writes it, Socket.IO too. Whoever knows better, such as a page with
 * its own policy, sets them anew. For `createServer({ ServerResponse })`.
 */
export function safeAnswers(safe: SecurityHeaders) {
  const headers = new Map(safe);
  return class SafeAnswer<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
    constructor(request: Request) {
      super(request);
      this.setHeaders(headers);
    }
  };
}
