import { createHash, randomBytes } from 'node:crypto';

/** A fresh token of a set-up link: 256 random bits. */
export function newSetupToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: who reads the database cannot make a link of it. */
export function setupTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
