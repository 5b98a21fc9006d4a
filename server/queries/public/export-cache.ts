import { LRUCache } from 'lru-cache';
import type { LotExportFile } from './lot-export.ts';

/** Exports with more events are streamed anew each time; shorter ones are small enough to cache. */
const MAX_EVENTS = 2_000;
const MAX_EXPORTS = 24;

/**
 * The bytes of ended lots' exports, by tag. An ended lot never changes, and many clients download
 * its export when it closes.
 */
const cache = new LRUCache<string, Promise<Uint8Array>>({ max: MAX_EXPORTS });

/**
 * The bytes of a short, final export, read once for all clients; null if the export must be
 * streamed.
 */
export function cachedExport(file: LotExportFile): Promise<Uint8Array> | null {
  if (!file.ended || file.seq > MAX_EVENTS) return null;
  const cached = cache.get(file.tag);
  if (cached) return cached;
  const bytes = readAll(file);
  cache.set(file.tag, bytes);
  // A failed read must not stay in the cache.
  bytes.catch(() => cache.delete(file.tag));
  return bytes;
}

async function readAll(file: LotExportFile): Promise<Uint8Array> {
  let text = '';
  for await (const piece of file.pieces()) text += piece;
  return new TextEncoder().encode(text);
}
