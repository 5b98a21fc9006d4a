import { compressAround, type OpenBody, openPlaces } from './page-template.ts';
import type { Rendering } from './render-page.ts';

/** A page that was rendered for everybody, without its nonce. */
export type Snapshot = {
  readonly status: number;
  /** As they are sent with this nonce: Next names it in `link` too. */
  readonly headers: (nonce: string) => Readonly<Record<string, string>>;
  readonly plain: OpenBody;
  /** The same as gzip, made when it is first wanted. */
  readonly gzip: () => Promise<OpenBody>;
};

export type SnapshotLimits = {
  /** Milliseconds since its rendering began after which a snapshot is shown to nobody. */
  readonly lasts: number;
  /** Milliseconds since its rendering began after which whoever asks sets off the next one, without waiting for it. */
  readonly renewedAfter: number;
  /** How many pages are rendered at once. */
  readonly renderings: number;
  readonly kept: number;
  /** Of all that are kept, each counted twice: for itself and for its compressed form. */
  readonly keptBytes: number;
};

export const shippedSnapshotLimits: SnapshotLimits = {
  lasts: 1000,
  renewedAfter: 500,
  renderings: 32,
  kept: 2000,
  keptBytes: 128 * 1024 * 1024,
};

export type PageSnapshots = {
  /**
   * The page at an address, from memory, or from a rendering that all who ask meanwhile wait for. Rejects as the rendering does. Null when too
   * many pages are being rendered to begin with another one.
   */
  readonly take: (address: string) => Promise<Snapshot> | null;
};

type Kept = { readonly snapshot: Snapshot; readonly began: number };

/**
 * Keeps public pages for a moment, so that a thousand readers cost one rendering. What is shown is at most a second old, or as old as its own
 * rendering took. Only whole pages without a cookie are kept; every other answer serves those who waited for it, and is forgotten.
 */
export function createPageSnapshots({
  render,
  limits = shippedSnapshotLimits,
  now = () => performance.now(),
}: {
  readonly render: (address: string) => Promise<Rendering>;
  readonly limits?: SnapshotLimits;
  /** Milliseconds from any moment on. */
  readonly now?: () => number;
}): PageSnapshots {
  /** The one that was shown last stands last. */
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Snapshot>>();
  let bytes = 0;

  const forget = (address: string) => {
    const old = kept.get(address);
    if (!old) return;
    bytes -= weight(old.snapshot);
    kept.delete(address);
  };
  const keep = (address: string, page: Kept) => {
    forget(address);
    kept.set(address, page);
    bytes += weight(page.snapshot);
    for (const [oldest, { began }] of kept) {
      if (kept.size <= limits.kept && bytes <= limits.keptBytes && now() - began < limits.lasts) break;
      forget(oldest);
    }
  };
  const begin = (address: string): Promise<Snapshot> => {
    const began = now();
    const rendering = render(address).then((rendered) => {
      const snapshot = snapshotOf(rendered);
      if (mayBeKept(rendered)) keep(address, { snapshot, began });
      else forget(address);
      return snapshot;
    });
    underWay.set(address, rendering);
    const done = () => underWay.delete(address);
    rendering.then(done, done);
    return rendering;
  };

  return {
    take: (address) => {
      const page = kept.get(address);
      const age = page ? now() - page.began : Number.POSITIVE_INFINITY;
      const mayBegin = !underWay.has(address) && underWay.size < limits.renderings;
      if (page && age < limits.lasts) {
        kept.delete(address);
        kept.set(address, page);
        // When it fails, the next who finds the page too old hears of it.
        if (age > limits.renewedAfter && mayBegin) begin(address).catch(() => {});
        return Promise.resolve(page.snapshot);
      }
      return underWay.get(address) ?? (mayBegin ? begin(address) : null);
    },
  };
}

const weight = ({ plain }: Snapshot) => 2 * plain.bytes.length;

function mayBeKept({ status, headers }: Rendering): boolean {
  return status === 200 && /^text\/html\b/.test(String(headers['content-type'])) && headers['set-cookie'] === undefined;
}

/** Headers of one rendering alone. */
const ofOneAnswer = ['content-length', 'date', 'etag', 'set-cookie'];

function snapshotOf({ status, headers, body, nonce }: Rendering): Snapshot {
  const plain = openPlaces(body, nonce);
  const vary = new Set([headers.vary ?? []].flat().flatMap((names) => names.split(/, */)));
  const shared = Object.entries({ ...headers, vary: [...vary.add('Accept-Encoding')] })
    .filter(([name]) => !ofOneAnswer.includes(name))
    .map(([name, value]) => [name, [value].flat().join(', ').split(nonce)] as const);
  let gzip: Promise<OpenBody> | null = null;
  return {
    status,
    headers: (own) => Object.fromEntries(shared.map(([name, parts]) => [name, parts.join(own)])),
    plain,
    gzip: () => {
      gzip ??= compressAround(plain);
      return gzip;
    },
  };
}
