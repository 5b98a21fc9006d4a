import type { IncomingMessage, ServerResponse } from 'node:http';

/** Why the server does not pass a request on to the pages. */
export type HttpRefusal = {
  readonly status: 400 | 403 | 405 | 408 | 413 | 429;
  readonly message: string;
  /** The supported methods. */
  readonly allow?: readonly string[];
  /** Seconds until the client may retry. */
  readonly retryAfter?: number;
};

/** Answers with a refusal: as JSON on API paths (docs/protocol.md), as text elsewhere. */
export function refuseRequest(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  const { status, message, allow, retryAfter } = refusal;
  const isApi = /^\/(dashboard\/)?api\//.test(request.url ?? '');
  response.setHeader('content-type', isApi ? 'application/json' : 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  if (allow) response.setHeader('allow', allow.join(', '));
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  // The rest of a slow body is not waited for. Any other body is read to its end, or the client
  // might lose the answer.
  if (status === 408) response.setHeader('connection', 'close');
  response.writeHead(status);
  response.end(isApi ? JSON.stringify({ ok: false, refusal: apiRefusal(refusal) }) : `${message}\n`);
}

function apiRefusal({ status, message, retryAfter }: HttpRefusal): object {
  if (status === 403) return { code: 'FORBIDDEN' };
  if (status === 429) return { code: 'RATE_LIMITED', retryAfter };
  return { code: 'INVALID', problems: [{ path: '', problem: message }] };
}
