import type { LotExportFile } from './lot-export.ts';

/** Exports with more events than this are read anew each time, piece by piece; shorter ones are small enough to be kept. */
const MOST_EVENTS = 2_000;
const MOST_KEPT = 24;

/** The bytes of ended lots' exports, by tag, the one asked for last at the end. An ended lot never changes, and is asked for by many when it closes. */
const kept = new Map<string, Promise<Uint8Array>>();

/** The bytes of an export that is short and final, made once however many ask for it; null for others, which are to be streamed. */
export function cachedExport(file: LotExportFile): Promise<Uint8Array> | null {
  if (!file.ended || file.seq > MOST_EVENTS) return null;
  const bytes = kept.get(file.tag) ?? bytesOf(file);
  kept.delete(file.tag);
  kept.set(file.tag, bytes);
  // A read that failed is not kept, or it would fail for ever.
  bytes.catch(() => kept.delete(file.tag));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return bytes;
}

async function bytesOf(file: LotExportFile): Promise<Uint8Array> {
  let text = '';
  for await (const piece of file.pieces()) text += piece;
  return new TextEncoder().encode(text);
}
