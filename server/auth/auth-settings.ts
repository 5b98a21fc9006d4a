import { type PagesSettings, pagesSettings } from '../settings/pages-settings.ts';

/** What signing in needs to know about the house. Every process of the house is given the same. */
export type AuthSettings = {
  /** The house's public origin, without a slash at the end. */
  readonly url: string;
  /** Origins whose pages may post: the public one, or this machine under its several names. */
  readonly origins: readonly string[];
  /** Signs session cookies. */
  readonly secret: string;
  /** How many sign-ins, and how many sign-ups, one address may try in a minute. A hall full of bidders behind one address needs more. */
  readonly attemptsPerMinute: number;
};

/** Takes the authentication settings out of the settings of the pages. Throws an error that names a missing one. */
export function readAuthSettings(settings: PagesSettings = pagesSettings()): AuthSettings {
  const { url, origins, secret, attemptsPerMinute } = settings;
  if (url === null) throw new Error('Signing in needs ROSTRUM_URL, which is not set.');
  if (secret === null) throw new Error('Signing in needs ROSTRUM_SECRET, which is not set.');
  return { url, origins, secret, attemptsPerMinute };
}
