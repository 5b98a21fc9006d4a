import type { RequestListener, ServerResponse } from 'node:http';
import type { Readiness } from './readiness.ts';

/**
 * Answers the probes of a load balancer on the public port, and everything else as `next` does. `/healthz`: the process lives and its loop turns.
 * `/readyz`: 200, or 503 with the reasons. `/metrics` is never here (metrics-server.ts): 404, so that no page can come to stand there.
 */
export function answerProbes(readiness: Pick<Readiness, 'reasons'>, next: RequestListener): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?', 1)[0];
    const isProbe = path === '/healthz' || path === '/readyz' || path === '/metrics';
    if (!isProbe || (request.method !== 'GET' && request.method !== 'HEAD')) return next(request, response);
    if (path === '/healthz') return say(response, 200, { alive: true });
    if (path === '/metrics') return say(response, 404, { found: false });
    void readiness.reasons().then((reasons) => {
      if (reasons.length > 0) response.setHeader('retry-after', '2');
      say(response, reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons });
    });
  };
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
