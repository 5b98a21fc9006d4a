import type { IncomingMessage, ServerResponse } from 'node:http';
import { newNonce, type PagePolicy } from '../headers/content-policy.ts';
import { limitConcurrency } from './time-slices.ts';
import { SILENCE } from '../pages/pass-to-pages.ts';
import type { Snapshot } from './page-snapshots.ts';
import { fillCompressed, fillPlaces, type OpenBody } from './page-template.ts';

/** Pages are written for half a millisecond, then the loop is left to the bids for two: a throng of readers takes a fifth of it, not all. */
const SHARE_OF_THE_LOOP = { budget: 0.5, rest: 2 };

/** Makes the writer of snapshots: each answer gets a nonce of its own, and a bid's turn comes between them. */
export function snapshotWriter({
  policy,
  logFault,
}: {
  readonly policy: PagePolicy;
  readonly logFault: (fault: unknown) => void;
}) {
  const inTurn = limitConcurrency(SHARE_OF_THE_LOOP);

  const writeNow = (response: ServerResponse, { status, headers, plain }: Snapshot, gzip: OpenBody | null) => {
    const nonce = newNonce();
    const body = gzip ? fillCompressed(gzip, plain, nonce) : fillPlaces(plain, nonce);
    if (gzip) response.setHeader('content-encoding', 'gzip');
    response.setTimeout(SILENCE, () => response.destroy());
    response.setHeader('content-security-policy', policy(nonce));
    response.writeHead(status, { ...headers(nonce), 'content-length': body.length });
    // Sent, and not before: until then the bytes are the reader's.
    response.once('finish', () => (gzip ?? plain).spares.push(body));
    response.end(body);
  };

  return async (request: IncomingMessage, response: ServerResponse, snapshot: Snapshot): Promise<void> => {
    const gzip = takesGzip(request) ? await snapshot.gzip() : null;
    inTurn(() => {
      try {
        if (!response.closed) writeNow(response, snapshot, gzip);
      } catch (fault) {
        logFault(fault);
        response.destroy();
      }
    });
  };
}

/** Whether a reader takes gzip. Every browser does; who weighs codings against each other gets the plain form. */
function takesGzip({ headers }: IncomingMessage): boolean {
  return /(^|,)\s*gzip\s*(,|$)/.test(String(headers['accept-encoding'] ?? ''));
}
