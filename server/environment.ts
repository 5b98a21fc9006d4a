import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { noTrustedProxies, readTrustedProxies, type TrustedProxies } from './auth/client-address.ts';
import { DEFAULT_ATTEMPTS_PER_MINUTE, logLevels } from './settings/pages-settings.ts';

const origin = z.string().refine(isOrigin, 'must be an origin, such as https://auctions.example');

const schema = z
  .object({
    NODE_ENV: z.string().optional(),
    PORT: z.coerce.number().int('must be a whole number').min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATABASE_URL: z
      .string()
      .regex(
        /^postgres(ql)?:\/\/[^\s]+$/,
        'must be a PostgreSQL address: postgresql://user:password@host:5432/database',
      )
      .optional(),
    ROSTRUM_FOLDER: z.string().min(1).default('.rostrum'),
    ROSTRUM_URL: origin.optional(),
    ROSTRUM_SECRET: z
      .string()
      .min(32, 'must have at least 32 characters, such as the output of: openssl rand -hex 32')
      .optional(),
    ROSTRUM_ATTEMPTS_PER_MINUTE: z.coerce
      .number()
      .int('must be a whole number')
      .min(1)
      .max(10_000)
      .default(DEFAULT_ATTEMPTS_PER_MINUTE),
    ROSTRUM_ROLE: z.enum(['all', 'saleroom', 'pages']).default('all'),
    ROSTRUM_HINTS: z.enum(['none', 'notify', 'redis']).optional(),
    ROSTRUM_TRANSPORT: z.enum(['lean', 'stock']).default('lean'),
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\/[^\s]+$/, 'must be a Redis address: redis://host:6379')
      .optional(),
    ROSTRUM_TRUSTED_PROXIES: z
      .string()
      .refine((text) => readTrustedProxies(text) !== null, 'must list addresses or networks: 127.0.0.1, 10.0.0.0/8')
      .optional(),
    ROSTRUM_METRICS_PORT: z.coerce.number().int('must be a whole number').min(0).max(65_535).optional(),
    ROSTRUM_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    ROSTRUM_METRICS_TOKEN: z.string().min(32, 'must have at least 32 characters').optional(),
    ROSTRUM_DRAIN_SECONDS: z.coerce.number().min(0).max(60).default(0),
    ROSTRUM_LOG: z.enum(logLevels).default('info'),
  })
  .refine(({ ROSTRUM_HINTS: hints, REDIS_URL: redis }) => hints !== 'redis' || redis !== undefined, {
    path: ['REDIS_URL'],
    message: 'is required when ROSTRUM_HINTS is redis',
  })
  .refine(({ ROSTRUM_METRICS_HOST: host, ROSTRUM_METRICS_TOKEN: token }) => isLoopback(host) || token !== undefined, {
    path: ['ROSTRUM_METRICS_TOKEN'],
    message: 'is required when the metrics are not served on loopback',
  })
  .refine(({ ROSTRUM_ROLE: role, DATABASE_URL: url }) => role === 'all' || url !== undefined, {
    path: ['DATABASE_URL'],
    message: 'is required for this role: it names the database that the nodes share',
  });

/** The configuration of the server process: read once at the start, and passed on from there. */
export type Environment = {
  /** Serves the pages with hot reload, without building them first. */
  readonly isDevelopment: boolean;
  readonly port: number;
  readonly host: string;
  /** Null: the server starts its own Postgres in its folder. */
  readonly databaseUrl: string | null;
  /**
   * Absolute path of the folder that holds the server's own database, its pictures and its secret.
   */
  readonly folder: string;
  /** The public origin; null when it is http://localhost and the port. */
  readonly url: string | null;
  /** Signs session cookies. Generated and stored in the folder when the operator sets none. */
  readonly secret: string;
  /** How many sign-ins, and how many sign-ups, one address may try in a minute. */
  readonly attemptsPerMinute: number;
  readonly trustedProxies: TrustedProxies;
  readonly role: 'all' | 'saleroom' | 'pages';
  /** How nodes send each other hints (server/store/ledger/ledger-hints.ts). */
  readonly hints: 'none' | 'notify' | 'redis';
  readonly redisUrl: string | null;
  /** How sockets are served (server/realtime/transport/transport.ts). */
  readonly transport: 'lean' | 'stock';
  /** Where metrics are served; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number; readonly token: string | null } | null;
  /**
   * How long a stopping node reports "draining" to its load balancer before it stops listening,
   * milliseconds.
   */
  readonly drainFor: number;
  readonly logLevel: (typeof logLevels)[number];
  /** All variables as they were read, for the processes that this one starts. */
  readonly variables: Readonly<Record<string, string | undefined>>;
};

/** The environment is invalid. The message has one line for each variable and says what to set. */
export class BadEnvironment extends Error {
  override name = 'BadEnvironment';
}

/**
 * Reads the environment. Throws BadEnvironment, which names every invalid variable. Empty strings
 * count as absent.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    throw new BadEnvironment(`The environment is invalid:\n${lines.join('\n')}`);
  }
  const { data } = parsed;
  const folder = resolve(data.ROSTRUM_FOLDER);
  return {
    isDevelopment: data.NODE_ENV === 'development',
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL ?? null,
    folder,
    url: data.ROSTRUM_URL ? new URL(data.ROSTRUM_URL).origin : null,
    secret: data.ROSTRUM_SECRET ?? storedSecret(folder),
    attemptsPerMinute: data.ROSTRUM_ATTEMPTS_PER_MINUTE,
    trustedProxies: readTrustedProxies(data.ROSTRUM_TRUSTED_PROXIES ?? '') ?? noTrustedProxies,
    role: data.ROSTRUM_ROLE,
    // A server with its own database has no other node.
    hints: data.ROSTRUM_HINTS ?? (data.REDIS_URL ? 'redis' : data.DATABASE_URL ? 'notify' : 'none'),
    redisUrl: data.REDIS_URL ?? null,
    transport: data.ROSTRUM_TRANSPORT,
    metrics: metricsAddress(data),
    drainFor: data.ROSTRUM_DRAIN_SECONDS * 1000,
    logLevel: data.ROSTRUM_LOG,
    variables,
  };
}

function metricsAddress(data: z.output<typeof schema>): Environment['metrics'] {
  const { ROSTRUM_METRICS_PORT: port, ROSTRUM_METRICS_HOST: host, ROSTRUM_METRICS_TOKEN: token } = data;
  return port === undefined ? null : { host, port, token: token ?? null };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '');
}

/**
 * The secret in the folder, generated at the first start and stored so that sessions outlive a
 * restart.
 */
function storedSecret(folder: string): string {
  const file = join(folder, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(32).toString('hex');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
