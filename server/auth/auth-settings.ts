import { z } from 'zod';

const schema = z.object({
  ROSTRUM_URL: z.url({ protocol: /^https?$/ }),
  /** Comma-separated; the house sets it beside its URL. */
  ROSTRUM_ORIGINS: z.string().optional(),
  ROSTRUM_SECRET: z.string().min(32),
  ROSTRUM_ATTEMPTS_PER_MINUTE: z.coerce.number().int().min(1).max(10_000).default(30),
});

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

/** Reads the settings from the environment. Throws an error that names what is missing or wrong: the house is not started without. */
export function readAuthSettings(variables: NodeJS.ProcessEnv = process.env): AuthSettings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new Error(`Signing in is not set up. ${problems.join(' · ')}`);
  }
  const { ROSTRUM_URL, ROSTRUM_ORIGINS, ROSTRUM_SECRET, ROSTRUM_ATTEMPTS_PER_MINUTE } = parsed.data;
  const url = new URL(ROSTRUM_URL).origin;
  const origins = (ROSTRUM_ORIGINS ?? '').split(',').filter((origin) => origin !== '');
  return {
    url,
    origins: [...new Set([url, ...origins])],
    secret: ROSTRUM_SECRET,
    attemptsPerMinute: ROSTRUM_ATTEMPTS_PER_MINUTE,
  };
}
