import { request as ask, type IncomingMessage } from 'node:http';
import { newNonce, type PagePolicy } from '../headers/content-policy.ts';
import { endToEnd, pagesAgent, SILENCE } from '../pages/pass-to-pages.ts';
import type { Pages } from '../pages/start-pages.ts';

/** A page as it was rendered once. */
export type Rendering = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
  /** The nonce that stands in it. */
  readonly nonce: string;
};

/**
 * Has a page rendered for nobody in particular: of the request that gave rise to it nothing but its address goes to the pages, so that no header,
 * cookie or host of one reader can leave a trace in what others are shown. Rejects when the pages are away, fail, or fall silent.
 */
export function renderPage(pages: Pages, publicOrigin: URL, policy: PagePolicy) {
  return (address: string): Promise<Rendering> =>
    new Promise((resolve, reject) => {
      const port = pages.port();
      if (port === null) {
        reject(new PagesAway('the pages are being set out again'));
        return;
      }
      const nonce = newNonce();
      const inner = ask(
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
            // Next tells by it who wants the whole head of a page at once: everybody (next.config.js).
            'user-agent': 'Rostrum',
            accept: 'text/html',
            'accept-encoding': 'identity',
          },
        },
        (answer) => {
          whole(answer).then(
            (body) => resolve({ status: answer.statusCode ?? 502, headers: endToEnd(answer), body, nonce }),
            reject,
          );
        },
      );
      inner.setTimeout(SILENCE, () => inner.destroy(new PagesAway('the pages said nothing for a minute')));
      inner.once('error', reject);
      inner.end();
    });
}

/** The pages cannot answer at present. */
export class PagesAway extends Error {
  override name = 'PagesAway';
}

async function whole(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
