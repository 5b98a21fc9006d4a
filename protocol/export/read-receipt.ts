import type { Receipt } from '#auction/verify/verify-lot.ts';

/**
 * Reads a receipt as a bidder saved it: `12:3fa9…`, or the line that the bid panel copies ("Bid
 * £120, no. 12, …, 3fa9…"). Null if it contains no number and complete hash.
 */
export function readReceipt(text: string): Receipt | null {
  const short = /^\s*(\d{1,15}):([\da-f]{64})\s*$/i.exec(text);
  const line = short ?? /\bno\. (\d{1,15}),.*\b([\da-f]{64})\s*$/i.exec(text);
  const [, seq, hash] = line ?? [];
  return seq && hash ? { seq: Number(seq), hash: hash.toLowerCase() } : null;
}
