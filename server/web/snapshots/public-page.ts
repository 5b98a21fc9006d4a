import type { IncomingMessage } from 'node:http';
import { bringsSession } from '#server/auth/session-cookie.ts';

/** The pages that look the same to everybody who is not signed in, and what they read of an address's query. */
const publicPages: readonly { readonly path: RegExp; readonly reads: readonly string[] }[] = [
  { path: /^\/$/, reads: [] },
  // A search (`q`) is seldom asked twice, and whoever comes to register (`from`) is about to sign in.
  { path: /^\/auctions\/[^/]+$/, reads: ['show', 'sort', 'page'] },
  { path: /^\/auctions\/[^/]+\/lots\/[^/]+$/, reads: [] },
];

/** By these a reader asks for something else than the page as HTML: Next's router and its actions. */
const asksForMore = /^(rsc|next-.*|x-nextjs-.*)$/;

/**
 * The address of the page when a request asks for nothing but a public page, and comes from nobody who is signed in; null otherwise. The page
 * is the same for all requests of one address, since nothing else of them reaches its rendering (render-page.ts).
 */
export function publicPageAddress({
  method,
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const [path = '', query] = url.split('?', 2);
  const page = publicPages.find((one) => one.path.test(path));
  if (!page || bringsSession(headers.cookie)) return null;
  if (query !== undefined && !readsAll(page.reads, query)) return null;
  for (const name in headers) if (asksForMore.test(name)) return null;
  return url;
}

function readsAll(reads: readonly string[], query: string): boolean {
  const names = [...new URLSearchParams(query).keys()];
  return new Set(names).size === names.length && names.every((name) => reads.includes(name));
}
