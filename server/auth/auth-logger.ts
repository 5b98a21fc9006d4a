import { createHmac } from 'node:crypto';
import process from 'node:process';
import { pagesSettings } from '../settings/pages-settings.ts';
import { readAuthSettings } from './auth-settings.ts';

/** What somebody tried at the door, and what came of it. */
export type AuthAttempt = {
  readonly door: string;
  /** "ok", or the code of the refusal. */
  readonly outcome: string;
  readonly address: string;
  /** The e-mail address that it was about, where it named one. */
  readonly email?: string;
};

/** The levels of the house's log (pino's): who asks for warnings alone hears of refusals alone. */
const levels = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: 100 } as const;

/**
 * Writes a line for each attempt to get in, the good ones too (OWASP ASVS 5.0, 16.3.1), in the form of the house's log. Neither the password nor the
 * address of an account is in it: `account` is a mark that the house alone can make of an address, the same each time, so that
 * attempts upon one account can be counted.
 */
export function logAttempt({ door, outcome, address, email }: AuthAttempt): void {
  const level = outcome === 'ok' ? levels.info : levels.warn;
  if (level < levels[pagesSettings().logLevel]) return;
  const line = { level, time: Date.now(), door, outcome, address, ...(email && { account: markOf(email) }) };
  process.stderr.write(
    `${JSON.stringify({ ...line, msg: outcome === 'ok' ? 'done at the door' : 'refused at the door' })}\n`,
  );
}

/** Sixteen characters that stand for an e-mail address. */
function markOf(email: string): string {
  return createHmac('sha256', readAuthSettings().secret)
    .update(`account mark/${email}`)
    .digest('base64url')
    .slice(0, 16);
}
