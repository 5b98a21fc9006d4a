import type { IncomingMessage } from 'node:http';
import { isTrustedOrigin } from '../../auth/trusted-origin.ts';
import type { HttpRefusal } from './refuse-request.ts';

/**
 * The largest JSON or form body, which is read whole before it is passed on. Next accepts no larger
 * action.
 */
export const MAX_FORM_BYTES = 1024 * 1024;
/**
 * The largest streamed body: a picture and the form around it. The route checks exactly
 * (prepare-picture.ts).
 */
export const MAX_UPLOAD_BYTES = 21 * 1024 * 1024;

const methods = ['GET', 'HEAD', 'POST'];
const uploadPath = /^\/dashboard\/api\/lots\/[^/]+\/images(\?|$)/;

/** Whether a request uploads a picture: the only body that is streamed to the pages. */
export function isUpload({ method, url }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return method === 'POST' && uploadPath.test(url ?? '');
}

/** Whether a request has a body, or may have one. */
export function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Checks a request's line and headers before its body is read; null if it may proceed. */
export function refuseEarly(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  origins: readonly string[],
): HttpRefusal | null {
  const { method = '', url = '', headers } = request;
  if (!methods.includes(method)) return { status: 405, message: 'This method is not supported.', allow: methods };
  if (!isReadable(url)) return { status: 400, message: 'This address is not valid.' };
  if (method === 'POST' && !isTrustedOrigin(headers, origins)) {
    const message = 'This request came from another site. Open the auction house at its own address and try again.';
    return { status: 403, message };
  }
  const maxBytes = isUpload(request) ? MAX_UPLOAD_BYTES : MAX_FORM_BYTES;
  if (Number(headers['content-length'] ?? 0) > maxBytes) return { status: 413, message: TOO_LARGE };
  return null;
}

export const TOO_LARGE = 'This request is too large.';

/** Whether an address is a path of this server whose percent signs can be decoded. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return url.startsWith('/');
  } catch {
    return false;
  }
}
