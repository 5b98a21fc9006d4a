import { createHash, randomBytes } from 'node:crypto';

/** Generates the token of a set-up link: 256 random bits. */
export function newSetupToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The hash that is stored instead of the token, so that reading the database yields no valid link.
 */
export function setupTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
