import { hash } from 'node:crypto';

/** SHA-256 of a text, as lower-case hex: the hash with which the house chains its ledger. The rules get it as a parameter. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
