import type { IncomingMessage, ServerResponse } from 'node:http';
import { newNonce, type PagePolicy } from '../headers/content-policy.ts';
import { IDLE_TIMEOUT } from '../pages/pass-to-pages.ts';
import type { Snapshot } from './page-snapshots.ts';
import { type BodyTemplate, fillCompressedTemplate, fillTemplate } from './page-template.ts';
import { createTimeSlices } from './time-slices.ts';

/**
 * Pages are written for half a millisecond, then the event loop serves bids for two. However many
 * readers there are, pages take a fifth of the loop.
 */
const SHARE_OF_THE_LOOP = { budget: 0.5, rest: 2 };

/**
 * Creates the function that sends snapshots, each with its own nonce. Bids are served in between.
 */
export function snapshotWriter({
  policy,
  logFault,
}: {
  readonly policy: PagePolicy;
  readonly logFault: (fault: unknown) => void;
}) {
  const queueTask = createTimeSlices(SHARE_OF_THE_LOOP);

  const writeNow = (response: ServerResponse, { status, headers, plain }: Snapshot, gzip: BodyTemplate | null) => {
    const nonce = newNonce();
    const body = gzip ? fillCompressedTemplate(gzip, plain, nonce) : fillTemplate(plain, nonce);
    if (gzip) response.setHeader('content-encoding', 'gzip');
    response.setTimeout(IDLE_TIMEOUT, () => response.destroy());
    response.setHeader('content-security-policy', policy(nonce));
    response.writeHead(status, { ...headers(nonce), 'content-length': body.length });
    // Not before the response is sent: until then the bytes must not change.
    response.once('finish', () => (gzip ?? plain).spares.push(body));
    response.end(body);
  };

  return async (request: IncomingMessage, response: ServerResponse, snapshot: Snapshot): Promise<void> => {
    const gzip = acceptsGzip(request) ? await snapshot.gzip() : null;
    queueTask(() => {
      try {
        if (!response.closed) writeNow(response, snapshot, gzip);
      } catch (fault) {
        logFault(fault);
        response.destroy();
      }
    });
  };
}

/**
 * Whether a client accepts gzip, as every browser does. A client with quality values gets the plain
 * form.
 */
function acceptsGzip({ headers }: IncomingMessage): boolean {
  return /(^|,)\s*gzip\s*(,|$)/.test(String(headers['accept-encoding'] ?? ''));
}
