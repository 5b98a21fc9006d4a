import { type IncomingMessage, ServerResponse } from 'node:http';
import { NO_PAGE_POLICY } from './content-policy.ts';

const always: Readonly<Record<string, string>> = {
  'content-security-policy': NO_PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** A year, and the hosts below as well (OWASP ASVS 5.0, 3.4.1): a session must not leave by plain http from any of them. */
const ONLY_HTTPS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/**
 * The answers of a house: each bears these headers from its beginning, whoever writes it, Socket.IO too. Whoever knows better, such as a page with
 * its own policy, sets them anew. For `createServer({ ServerResponse })`. `isHttps` is of the public address.
 */
export function safeAnswers({ isHttps }: { readonly isHttps: boolean }) {
  const headers = new Map(Object.entries({ ...always, ...(isHttps ? ONLY_HTTPS : {}) }));
  return class SafeAnswer<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
    constructor(request: Request) {
      super(request);
      this.setHeaders(headers);
    }
  };
}
