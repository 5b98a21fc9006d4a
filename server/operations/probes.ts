import type { RequestListener, ServerResponse } from 'node:http';
import type { Readiness } from './readiness.ts';

/**
 * Answers a load balancer's probes on the public port, and passes other requests to `next`.
 * `/healthz`: the event loop runs. `/readyz`: 200, or 503 with the reasons. `/metrics` is served on
 * another port (metrics-server.ts); here it is always 404, so that no page can take that path.
 */
export function answerProbes(readiness: Pick<Readiness, 'reasons'>, next: RequestListener): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?', 1)[0];
    const isProbe = path === '/healthz' || path === '/readyz' || path === '/metrics';
    if (!isProbe || (request.method !== 'GET' && request.method !== 'HEAD')) return next(request, response);
    if (path === '/healthz') return sendJson(response, 200, { alive: true });
    if (path === '/metrics') return sendJson(response, 404, { found: false });
    void readiness.reasons().then((reasons) => {
      if (reasons.length > 0) response.setHeader('retry-after', '2');
      sendJson(response, reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons });
    });
  };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
