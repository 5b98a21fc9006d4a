import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readTrustedProxies } from './auth/client-address.ts';

const origin = z.string().refine(isOrigin, 'give the origin only, such as https://auctions.example');

const schema = z
  .object({
    PORT: z.coerce.number().int('give a whole number').min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/[^\s]+$/, 'give a PostgreSQL address: postgresql://user:password@host:5432/database')
      .optional(),
    ROSTRUM_FOLDER: z.string().min(1).default('.rostrum'),
    ROSTRUM_URL: origin.optional(),
    ROSTRUM_SECRET: z
      .string()
      .min(32, 'give at least 32 characters, for instance the output of: openssl rand -hex 32')
      .optional(),
    // Read again by server/auth in each process; named here so that a bad value fails at the start and not at the first sign-in.
    ROSTRUM_ATTEMPTS_PER_MINUTE: z.coerce.number().int('give a whole number').min(1).max(10_000).optional(),
    ROSTRUM_ROLE: z.enum(['all', 'saleroom', 'pages']).default('all'),
    ROSTRUM_HINTS: z.enum(['none', 'notify', 'redis']).optional(),
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\/[^\s]+$/, 'give a Redis address: redis://host:6379')
      .optional(),
    // Read again by server/auth/client-address.ts in each process.
    ROSTRUM_TRUSTED_PROXIES: z
      .string()
      .refine((text) => readTrustedProxies(text) !== null, 'give addresses or networks: 127.0.0.1, 10.0.0.0/8')
      .optional(),
    ROSTRUM_METRICS_PORT: z.coerce.number().int('give a whole number').min(0).max(65_535).optional(),
    ROSTRUM_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
    ROSTRUM_METRICS_TOKEN: z.string().min(32, 'give at least 32 characters').optional(),
    ROSTRUM_DRAIN_SECONDS: z.coerce.number().min(0).max(60).default(0),
    ROSTRUM_LOG: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  })
  .refine(({ ROSTRUM_HINTS: hints, REDIS_URL: redis }) => hints !== 'redis' || redis !== undefined, {
    path: ['REDIS_URL'],
    message: 'give the address of the Redis that ROSTRUM_HINTS=redis asks for',
  })
  .refine(({ ROSTRUM_METRICS_HOST: host, ROSTRUM_METRICS_TOKEN: token }) => isLoopback(host) || token !== undefined, {
    path: ['ROSTRUM_METRICS_TOKEN'],
    message: 'give a token: beyond loopback the metrics are for those who have one',
  })
  .refine(({ ROSTRUM_ROLE: role, DATABASE_URL: url }) => role === 'all' || url !== undefined, {
    path: ['DATABASE_URL'],
    message: 'give the database that the nodes share: a role of its own is for a house of several nodes',
  });

/** What the house is told from outside, read once at the start and checked whole. */
export type Environment = {
  readonly port: number;
  readonly host: string;
  /** Null: the house starts its own Postgres in its folder. */
  readonly databaseUrl: string | null;
  /** Absolute path of the folder that holds the house's database, pictures and secret. */
  readonly folder: string;
  /** The address that people type; null until the port is known, then http://localhost:PORT. */
  readonly url: string | null;
  /** Signs session cookies. Kept in the folder when it is not given. */
  readonly secret: string;
  readonly role: 'all' | 'saleroom' | 'pages';
  /** By what road the nodes of the house hint to each other (server/store/ledger/ledger-hints.ts). */
  readonly hints: 'none' | 'notify' | 'redis';
  readonly redisUrl: string | null;
  /** Where the metrics are read; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number; readonly token: string | null } | null;
  /** How long a node that closes says so to its load balancer before it acts on it, milliseconds. */
  readonly drainFor: number;
  readonly logLevel: z.output<typeof schema>['ROSTRUM_LOG'];
};

/** What is wrong with the environment: one line for each variable, saying what to give. */
export class BadEnvironment extends Error {
  override name = 'BadEnvironment';
}

/** Reads the environment. Throws BadEnvironment naming every variable that will not do. Empty strings count as absent. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    throw new BadEnvironment(`The environment will not do:\n${lines.join('\n')}`);
  }
  const { PORT, HOST, DATABASE_URL, ROSTRUM_FOLDER, ROSTRUM_URL, ROSTRUM_SECRET, ROSTRUM_LOG, ...nodes } = parsed.data;
  const folder = resolve(ROSTRUM_FOLDER);
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL ?? null,
    folder,
    url: ROSTRUM_URL ? new URL(ROSTRUM_URL).origin : null,
    secret: ROSTRUM_SECRET ?? keptSecret(folder),
    role: nodes.ROSTRUM_ROLE,
    // A house with a database of its own is alone.
    hints: nodes.ROSTRUM_HINTS ?? (nodes.REDIS_URL ? 'redis' : DATABASE_URL ? 'notify' : 'none'),
    redisUrl: nodes.REDIS_URL ?? null,
    metrics:
      nodes.ROSTRUM_METRICS_PORT === undefined
        ? null
        : {
            host: nodes.ROSTRUM_METRICS_HOST,
            port: nodes.ROSTRUM_METRICS_PORT,
            token: nodes.ROSTRUM_METRICS_TOKEN ?? null,
          },
    drainFor: nodes.ROSTRUM_DRAIN_SECONDS * 1000,
    logLevel: ROSTRUM_LOG,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '');
}

/** The secret of a house that was given none: made at the first start, kept so that sessions outlive a restart. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(32).toString('hex');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
