import { LRUCache } from 'lru-cache';
import { type BodyTemplate, compressTemplate, createBodyTemplate } from './page-template.ts';
import type { RenderedPage } from './render-page.ts';

/** A page that was rendered for all readers, without its nonce. */
export type Snapshot = {
  readonly status: number;
  /** The headers with this nonce: Next also names it in `link`. */
  readonly headers: (nonce: string) => Readonly<Record<string, string>>;
  readonly plain: BodyTemplate;
  /** The gzip form, created at the first use. */
  readonly gzip: () => Promise<BodyTemplate>;
};

export type SnapshotLimits = {
  /** Milliseconds since its rendering began after which a snapshot is no longer sent. */
  readonly maxAge: number;
  /**
   * Milliseconds since its rendering began after which a request starts the next rendering in the
   * background.
   */
  readonly refreshAfter: number;
  readonly concurrentRenders: number;
  readonly maxPages: number;
  /** For all cached pages together; each counts twice, for itself and its compressed form. */
  readonly maxBytes: number;
};

export const defaultSnapshotLimits: SnapshotLimits = {
  maxAge: 1000,
  refreshAfter: 500,
  concurrentRenders: 32,
  maxPages: 2000,
  maxBytes: 128 * 1024 * 1024,
};

export type PageSnapshots = {
  /**
   * The page at an address, from memory or from one rendering that all concurrent requests share.
   * Rejects as the rendering does. Null if too many pages are being rendered to start another one.
   */
  readonly get: (address: string) => Promise<Snapshot> | null;
};

type CachedPage = { readonly snapshot: Snapshot; readonly renderedAt: number };

/**
 * Caches public pages briefly, so that a thousand readers cost one rendering. A page is at most a
 * second old, or as old as its own rendering took. Only complete pages without a cookie are cached;
 * any other response goes to the requests that waited for it and is discarded.
 */
export function createPageSnapshots({
  render,
  limits = defaultSnapshotLimits,
  now = () => performance.now(),
}: {
  readonly render: (address: string) => Promise<RenderedPage>;
  readonly limits?: SnapshotLimits;
  /** Milliseconds since any fixed point. */
  readonly now?: () => number;
}): PageSnapshots {
  // Ages are compared here: lru-cache counts an entry as fresh at exactly its time to live.
  const cache = new LRUCache<string, CachedPage>({
    max: limits.maxPages,
    maxSize: limits.maxBytes,
    sizeCalculation: ({ snapshot }) => Math.max(1, 2 * snapshot.plain.bytes.length),
  });
  const inProgress = new Map<string, Promise<Snapshot>>();

  const removeExpired = () => {
    for (const address of cache.rkeys()) {
      const page = cache.peek(address);
      if (page && now() - page.renderedAt < limits.maxAge) break;
      cache.delete(address);
    }
  };
  const startRender = (address: string): Promise<Snapshot> => {
    const renderedAt = now();
    const rendering = render(address).then((rendered) => {
      const snapshot = snapshotOf(rendered);
      if (isCacheable(rendered)) {
        cache.set(address, { snapshot, renderedAt });
        removeExpired();
      } else cache.delete(address);
      return snapshot;
    });
    inProgress.set(address, rendering);
    const done = () => inProgress.delete(address);
    rendering.then(done, done);
    return rendering;
  };

  return {
    get: (address) => {
      const page = cache.get(address);
      const age = page ? now() - page.renderedAt : Number.POSITIVE_INFINITY;
      const mayRender = !inProgress.has(address) && inProgress.size < limits.concurrentRenders;
      if (page && age < limits.maxAge) {
        // If it fails, the first request after the page has expired gets the error.
        if (age > limits.refreshAfter && mayRender) startRender(address).catch(() => {});
        return Promise.resolve(page.snapshot);
      }
      return inProgress.get(address) ?? (mayRender ? startRender(address) : null);
    },
  };
}

function isCacheable({ status, headers }: RenderedPage): boolean {
  return status === 200 && /^text\/html\b/.test(String(headers['content-type'])) && headers['set-cookie'] === undefined;
}

/** Headers that belong to a single response. */
const singleResponseHeaders = ['content-length', 'date', 'etag', 'set-cookie'];

function snapshotOf({ status, headers, body, nonce }: RenderedPage): Snapshot {
  const plain = createBodyTemplate(body, nonce);
  const vary = new Set([headers.vary ?? []].flat().flatMap((names) => names.split(/, */)));
  const shared = Object.entries({ ...headers, vary: [...vary.add('Accept-Encoding')] })
    .filter(([name]) => !singleResponseHeaders.includes(name))
    .map(([name, value]) => [name, [value].flat().join(', ').split(nonce)] as const);
  let gzip: Promise<BodyTemplate> | null = null;
  return {
    status,
    headers: (own) => Object.fromEntries(shared.map(([name, parts]) => [name, parts.join(own)])),
    plain,
    gzip: () => {
      gzip ??= compressTemplate(plain);
      return gzip;
    },
  };
}
