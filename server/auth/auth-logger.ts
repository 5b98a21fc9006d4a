import { createHmac } from 'node:crypto';
import process from 'node:process';
import { pagesSettings } from '../settings/pages-settings.ts';
import { readAuthSettings } from './auth-settings.ts';

/** An authentication request and its outcome. */
export type AuthAttempt = {
  readonly route: string;
  /** "ok", or the code of the refusal. */
  readonly outcome: string;
  readonly address: string;
  /** The e-mail address in the request, if it has one. */
  readonly email?: string;
};

/** pino's levels. Refusals are logged as warnings, successes as information. */
const levels = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: 100 } as const;

/**
 * Logs every authentication attempt, successes too (OWASP ASVS 5.0, 16.3.1), in the format of the
 * server's log. `account` is a keyed hash of the e-mail address, so that attempts on one account
 * can be counted without logging the address.
 */
export function logAttempt({ route, outcome, address, email }: AuthAttempt): void {
  const level = outcome === 'ok' ? levels.info : levels.warn;
  if (level < levels[pagesSettings().logLevel]) return;
  const line = { level, time: Date.now(), route, outcome, address, ...(email && { account: hashEmail(email) }) };
  const msg = outcome === 'ok' ? 'authentication request accepted' : 'authentication request refused';
  process.stderr.write(`${JSON.stringify({ ...line, msg })}\n`);
}

/** A keyed hash of an e-mail address, sixteen characters. */
function hashEmail(email: string): string {
  return createHmac('sha256', readAuthSettings().secret)
    .update(`account mark/${email}`)
    .digest('base64url')
    .slice(0, 16);
}
