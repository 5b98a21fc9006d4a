import { hash } from 'node:crypto';
import { canonicalJson } from '#auction/canonical-json.ts';

/**
 * How a run records a received message: the first 16 hex digits of the SHA-256 of its canonical
 * JSON, and the size of that JSON in bytes.
 */
export function contentHash(content: unknown): { readonly h: string; readonly b: number } {
  const text = canonicalJson(content);
  return { h: hash('sha256', text).slice(0, 16), b: Buffer.byteLength(text) };
}
