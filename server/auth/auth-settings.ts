import { type PagesSettings, pagesSettings } from '../settings/pages-settings.ts';

/** The settings of authentication. All processes of a server share the same values. */
export type AuthSettings = {
  /** The site's public origin, without a trailing slash. */
  readonly url: string;
  /** Origins whose pages may send requests: the public one, and names of this machine. */
  readonly origins: readonly string[];
  /** Signs session cookies. */
  readonly secret: string;
  /** Sign-ins, and sign-ups, per minute and address. Raise it for a saleroom behind one address. */
  readonly attemptsPerMinute: number;
};

/**
 * Takes the authentication settings out of the settings of the pages. Throws an error that names a
 * missing one.
 */
export function readAuthSettings(settings: PagesSettings = pagesSettings()): AuthSettings {
  const { url, origins, secret, attemptsPerMinute } = settings;
  if (url === null) throw new Error('Signing in needs ROSTRUM_URL, which is not set.');
  if (secret === null) throw new Error('Signing in needs ROSTRUM_SECRET, which is not set.');
  return { url, origins, secret, attemptsPerMinute };
}
