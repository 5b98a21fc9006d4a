import { hash } from 'node:crypto';

/**
 * SHA-256 of a text in lower-case hex: the hash of the ledger's chain. The rules receive it as a
 * parameter.
 */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
