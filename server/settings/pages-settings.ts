import { z } from 'zod';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/**
 * How many sign-ins, and how many sign-ups, one address may try in a minute unless the operator
 * sets another number.
 */
export const DEFAULT_ATTEMPTS_PER_MINUTE = 30;

/**
 * The settings of the process that renders the pages. The server process passes them as environment
 * variables, because Next's code receives nothing else from the program that starts it.
 */
export type PagesSettings = {
  readonly isDevelopment: boolean;
  /** The port of the public address. */
  readonly publicPort: number;
  /** Null during a build, which needs no database. */
  readonly databaseUrl: string | null;
  /** The data folder, which holds the pictures. */
  readonly folder: string;
  /** The public origin, without a slash at the end. Null during a build. */
  readonly url: string | null;
  /** The origins whose pages may post forms. */
  readonly origins: readonly string[];
  /** Signs session cookies. Null during a build. */
  readonly secret: string | null;
  readonly attemptsPerMinute: number;
  readonly logLevel: (typeof logLevels)[number];
  /**
   * Where the server process serves the facts that the dashboard's system page shows; null without
   * such a server.
   */
  readonly system: { readonly port: number; readonly token: string } | null;
};

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  NODE_ENV: z.string().optional(),
  ROSTRUM_PUBLIC_PORT: port.default(3000),
  DATABASE_URL: z.string().optional(),
  ROSTRUM_FOLDER: z.string().default('.rostrum'),
  ROSTRUM_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Comma-separated. */
  ROSTRUM_ORIGINS: z.string().default(''),
  ROSTRUM_SECRET: z.string().min(32).optional(),
  ROSTRUM_ATTEMPTS_PER_MINUTE: z.coerce.number().int().min(1).max(10_000).default(DEFAULT_ATTEMPTS_PER_MINUTE),
  ROSTRUM_LOG: z.enum(logLevels).default('info'),
  ROSTRUM_SYSTEM_PORT: port.optional(),
  ROSTRUM_SYSTEM_TOKEN: z.string().optional(),
});

let parsed: PagesSettings | null = null;

/**
 * The settings of this process, parsed from its environment at the first call. Throws an error that
 * names each invalid variable.
 */
export function pagesSettings(): PagesSettings {
  parsed ??= readPagesSettings(process.env);
  return parsed;
}

/**
 * Parses the settings. Empty strings count as absent. Throws an error that names each invalid
 * variable.
 */
export function readPagesSettings(variables: Readonly<Record<string, string | undefined>>): PagesSettings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new Error(`The settings of the pages are invalid. ${problems.join(' · ')}`);
  }
  const { data } = result;
  const url = data.ROSTRUM_URL === undefined ? null : new URL(data.ROSTRUM_URL).origin;
  const origins = [...(url === null ? [] : [url]), ...data.ROSTRUM_ORIGINS.split(',').filter((text) => text !== '')];
  const { ROSTRUM_SYSTEM_PORT: systemPort, ROSTRUM_SYSTEM_TOKEN: token } = data;
  return {
    isDevelopment: data.NODE_ENV === 'development',
    publicPort: data.ROSTRUM_PUBLIC_PORT,
    databaseUrl: data.DATABASE_URL ?? null,
    folder: data.ROSTRUM_FOLDER,
    url,
    origins: [...new Set(origins)],
    secret: data.ROSTRUM_SECRET ?? null,
    attemptsPerMinute: data.ROSTRUM_ATTEMPTS_PER_MINUTE,
    logLevel: data.ROSTRUM_LOG,
    system: systemPort === undefined || token === undefined ? null : { port: systemPort, token },
  };
}

/** The variables from which the pages process parses these settings. */
export function pagesVariables(
  settings: PagesSettings,
): Readonly<Record<string, string> & { NODE_ENV: 'development' | 'production' }> {
  return {
    NODE_ENV: settings.isDevelopment ? 'development' : 'production',
    ROSTRUM_PUBLIC_PORT: String(settings.publicPort),
    ...(settings.databaseUrl !== null && { DATABASE_URL: settings.databaseUrl }),
    ROSTRUM_FOLDER: settings.folder,
    ...(settings.url !== null && { ROSTRUM_URL: settings.url }),
    ROSTRUM_ORIGINS: settings.origins.join(','),
    ...(settings.secret !== null && { ROSTRUM_SECRET: settings.secret }),
    ROSTRUM_ATTEMPTS_PER_MINUTE: String(settings.attemptsPerMinute),
    ROSTRUM_LOG: settings.logLevel,
    ...(settings.system && {
      ROSTRUM_SYSTEM_PORT: String(settings.system.port),
      ROSTRUM_SYSTEM_TOKEN: settings.system.token,
    }),
  };
}
