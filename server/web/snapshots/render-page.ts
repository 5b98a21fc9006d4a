import { type IncomingMessage, request } from 'node:http';
import { newNonce, type PagePolicy } from '../headers/content-policy.ts';
import { endToEndHeaders, IDLE_TIMEOUT, pagesAgent } from '../pages/pass-to-pages.ts';
import type { Pages } from '../pages/start-pages.ts';

/** One rendering of a page. */
export type RenderedPage = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
  /** The nonce in its headers and body. */
  readonly nonce: string;
};

/**
 * Renders a page for all signed-out readers. The pages receive nothing of the original request but
 * its address, so that no header, cookie or host of one reader shows up in what others get. Rejects
 * when the pages are down, fail or time out.
 */
export function renderPage(pages: Pages, publicOrigin: URL, policy: PagePolicy) {
  return (address: string): Promise<RenderedPage> =>
    new Promise((resolve, reject) => {
      const port = pages.port();
      if (port === null) {
        reject(new PagesUnavailableError('the pages process is restarting'));
        return;
      }
      const nonce = newNonce();
      const rendering = request(
        {
          host: '127.0.0.1',
          port,
          agent: pagesAgent,
          path: address,
          headers: {
            host: publicOrigin.host,
            'x-forwarded-host': publicOrigin.host,
            'x-forwarded-proto': publicOrigin.protocol.slice(0, -1),
            'content-security-policy': policy(nonce),
            'x-nonce': nonce,
            // Next decides by it whether the whole head comes first: for everybody here
            // (next.config.js).
            'user-agent': 'Rostrum',
            accept: 'text/html',
            'accept-encoding': 'identity',
          },
        },
        (answer) => {
          readAll(answer).then(
            (body) => resolve({ status: answer.statusCode ?? 502, headers: endToEndHeaders(answer), body, nonce }),
            reject,
          );
        },
      );
      rendering.setTimeout(IDLE_TIMEOUT, () =>
        rendering.destroy(new PagesUnavailableError('the pages process sent nothing for a minute')),
      );
      rendering.once('error', reject);
      rendering.end();
    });
}

/** The pages process cannot answer at present. */
class PagesUnavailableError extends Error {
  override name = 'PagesUnavailableError';
}

async function readAll(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
