import type { IncomingMessage } from 'node:http';
import { isTrustedOrigin } from '#server/auth/trusted-origin.ts';
import type { HttpRefusal } from './refuse-request.ts';

/** The most bytes of a body that is read whole before it goes to the pages: JSON and forms. Next takes no more for an action. */
export const MOST_OF_A_FORM = 1024 * 1024;
/** The most bytes of a body that is passed on as it arrives: a picture and the form around it. Its door is exact (prepare-picture.ts). */
export const MOST_OF_AN_UPLOAD = 21 * 1024 * 1024;

const methods = ['GET', 'HEAD', 'POST'];
const uploadPath = /^\/dashboard\/api\/lots\/[^/]+\/images(\?|$)/;

/** Whether a request brings a picture: the one kind of body that is not read whole before it goes to the pages. */
export function isUpload({ method, url }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return method === 'POST' && uploadPath.test(url ?? '');
}

/** Whether a request brings a body, or may. */
export function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Why a request is refused for what its first lines say, before a byte of its body is read; null when it may go on. */
export function refuseEarly(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  origins: readonly string[],
): HttpRefusal | null {
  const { method = '', url = '', headers } = request;
  if (!methods.includes(method)) return { status: 405, words: 'The house knows no such method.', allow: methods };
  if (!isReadable(url)) return { status: 400, words: 'That is not an address of the house.' };
  if (method === 'POST' && !isTrustedOrigin(headers, origins)) {
    const words =
      'This came from another address than the house’s own. Open the house at its own address and try again.';
    return { status: 403, words };
  }
  const most = isUpload(request) ? MOST_OF_AN_UPLOAD : MOST_OF_A_FORM;
  if (Number(headers['content-length'] ?? 0) > most)
    return { status: 413, words: 'That is more than the house takes.' };
  return null;
}

/** Whether an address is a path of this house whose percent signs can be decoded. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return url.startsWith('/');
  } catch {
    return false;
  }
}
