import type { IncomingMessage } from 'node:http';
import { hasSessionCookie } from '#server/auth/session-cookie.ts';

/** The pages that look the same to every signed-out reader, and the query parameters they use. */
const publicPages: readonly { readonly path: RegExp; readonly parameters: readonly string[] }[] = [
  { path: /^\/$/, parameters: [] },
  // Not cached: searches (`q`) rarely repeat, and readers who come to register (`from`) soon sign
  // in.
  { path: /^\/auctions\/[^/]+$/, parameters: ['show', 'sort', 'page'] },
  { path: /^\/auctions\/[^/]+\/lots\/[^/]+$/, parameters: [] },
];

/** Headers of Next's router and actions, which request something other than the page's HTML. */
const nextHeader = /^(rsc|next-.*|x-nextjs-.*)$/;

/**
 * The address of the public page that a signed-out reader requests; null for every other request.
 * All requests of one address get the same page, because nothing else of them reaches its rendering
 * (render-page.ts).
 */
export function publicPageAddress({
  method,
  url = '',
  headers,
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const [path = '', query] = url.split('?', 2);
  const page = publicPages.find((candidate) => candidate.path.test(path));
  if (!page || hasSessionCookie(headers.cookie)) return null;
  if (query !== undefined && !usesAll(page.parameters, query)) return null;
  for (const name in headers) if (nextHeader.test(name)) return null;
  return url;
}

/** Whether the page uses every parameter of a query, each given once. */
function usesAll(parameters: readonly string[], query: string): boolean {
  const names = [...new URLSearchParams(query).keys()];
  return new Set(names).size === names.length && names.every((name) => parameters.includes(name));
}
