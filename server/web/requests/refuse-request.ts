import type { IncomingMessage, ServerResponse } from 'node:http';

/** Why the house's HTTP door does not pass a request on. */
export type HttpRefusal = {
  readonly status: 400 | 403 | 405 | 408 | 413 | 429;
  readonly words: string;
  /** The methods that there are. */
  readonly allow?: readonly string[];
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
};

/** Answers a request with a refusal: a program is told in JSON (docs/protocol.md), a person in words. */
export function refuseRequest(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  const { status, words, allow, retryAfter } = refusal;
  const isProgram = /^\/(dashboard\/)?api\//.test(request.url ?? '');
  response.setHeader('content-type', isProgram ? 'application/json' : 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  if (allow) response.setHeader('allow', allow.join(', '));
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  // Of a body that comes too slowly nothing more is waited for. Any other is read to its end, or the answer might be lost on its way.
  if (status === 408) response.setHeader('connection', 'close');
  response.writeHead(status);
  response.end(isProgram ? JSON.stringify({ ok: false, refusal: inJson(refusal) }) : `${words}\n`);
}

function inJson({ status, words, retryAfter }: HttpRefusal): object {
  if (status === 403) return { code: 'FORBIDDEN' };
  if (status === 429) return { code: 'RATE_LIMITED', retryAfter };
  return { code: 'INVALID', problems: [{ path: '', problem: words }] };
}
