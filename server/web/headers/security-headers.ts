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
 * One year, for the server's own host only: its subdomains may belong to others. An operator who
 * serves all of them over https can extend the header at the proxy (docs/operations.md).
 */
const ONLY_HTTPS = { 'strict-transport-security': 'max-age=31536000' };

/** The headers of every response, whatever code writes it. */
export type SecurityHeaders = ReadonlyMap<string, string>;

/** `isHttps` concerns the public address. */
export function securityHeaders({ isHttps }: { readonly isHttps: boolean }): SecurityHeaders {
  return new Map(Object.entries({ ...always, ...(isHttps ? ONLY_HTTPS : {}) }));
}

/**
 * A response class that sets these headers when a response is created, also for Socket.IO. Code
 * with a better value, such as a page with its own policy, overwrites them. For `createServer({
 * ServerResponse })`.
 */
export function secureResponseClass(headersOfAll: SecurityHeaders) {
  const headers = new Map(headersOfAll);
  return class SecureResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
    constructor(request: Request) {
      super(request);
      this.setHeaders(headers);
    }
  };
}
