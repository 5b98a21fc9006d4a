import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The answer of one path. */
export type Answer = { readonly type: string; readonly body: string };

export type MetricsServer = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Serves operators on a port other than the public one. With a token it requires `Authorization:
 * Bearer`; without one it must listen on loopback only, which environment.ts checks. Rejects when
 * it cannot listen.
 */
export async function openMetricsServer({
  host,
  port,
  token,
  answers,
}: {
  readonly host: string;
  readonly port: number;
  readonly token: string | null;
  readonly answers: Readonly<Record<string, () => Promise<Answer>>>;
}): Promise<MetricsServer> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, async (request, response) => {
    try {
      if (token !== null && !isBearer(request.headers.authorization, token)) {
        response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
        return;
      }
      const path = request.url?.split('?', 1)[0] ?? '';
      const answer = request.method === 'GET' && Object.hasOwn(answers, path) ? await answers[path]?.() : undefined;
      if (answer)
        response.writeHead(200, { 'content-type': answer.type, 'cache-control': 'no-store' }).end(answer.body);
      else response.writeHead(404).end();
    } catch {
      response.writeHead(503).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Compares digests, so that the time of the comparison reveals nothing about the token. */
function isBearer(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
