import { hash } from 'node:crypto';
import { canonicalJson } from '#auction/canonical-json.ts';

/** What a run writes of something that was told: the first 16 hex digits of the SHA-256 of its canonical JSON, and how many bytes that is. */
export function contentHash(told: unknown): { readonly h: string; readonly b: number } {
  const text = canonicalJson(told);
  return { h: hash('sha256', text).slice(0, 16), b: Buffer.byteLength(text) };
}
