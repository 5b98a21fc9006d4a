import { randomUUIDv7 } from 'node:crypto';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { prisma } from '../store/prisma-client.ts';
import { type AuthSettings, readAuthSettings } from './auth-settings.ts';
import { isBanned } from './ban.ts';
import { clientAddress } from './client-address.ts';
import { hashPassword, verifyPassword } from './hash-password.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './person-fields.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { sessionEnd, WHOLE_LIFETIME } from './session-lifetime.ts';

/** The longest user agent that is stored with a session. */
const LONGEST_USER_AGENT = 300;

export type Auth = ReturnType<typeof createAuth>;
let cached: { readonly store: ReturnType<typeof prisma>; readonly auth: Auth } | null = null;

/**
 * The better-auth instance of the pages process, created at its first use and again when the shared
 * store was replaced.
 */
export function getAuth(): Auth {
  const store = prisma();
  if (cached?.store !== store) cached = { store, auth: createAuth(readAuthSettings()) };
  return cached.auth;
}

/** Creates a better-auth instance on the shared store. */
export function createAuth(settings: AuthSettings) {
  const isHttps = settings.url.startsWith('https:');
  return betterAuth({
    appName: 'Rostrum',
    baseURL: settings.url,
    basePath: '/api/auth',
    secret: settings.secret,
    trustedOrigins: [...settings.origins],
    telemetry: { enabled: false },
    logger: { level: 'error', log: writeLine },
    database: prismaAdapter(prisma(), { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: hashPassword, verify: verifyPassword },
      // create-account.ts creates accounts instead.
      disableSignUp: true,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: false, input: false, defaultValue: 'bidder' },
        banned: { type: 'boolean', required: false, input: false, defaultValue: false },
        banExpires: { type: 'date', required: false, input: false },
      },
    },
    session: {
      // The cookie's lifetime. The row expires earlier and decides; readSession extends it
      // (session-lifetime.ts).
      expiresIn: WHOLE_LIFETIME / 1000,
      disableSessionRefresh: true,
      // A cached session would outlive its revocation.
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const user = await prisma().user.findUnique({ where: { id: session.userId } });
            if (!user || isBanned(user, Date.now())) throw new APIError('FORBIDDEN', { code: 'SUSPENDED' });
            const now = Date.now();
            const userAgent = session.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null;
            // better-auth stores only the network of an IPv6 address, which people do not
            // recognise.
            const ipAddress = clientAddress(context?.headers);
            return { data: { ...session, userAgent, ipAddress, expiresAt: new Date(sessionEnd(now, now)) } };
          },
        },
      },
    },
    // auth-routes.ts counts attempts before it calls better-auth (attempt-limit.ts).
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => randomUUIDv7() },
      useSecureCookies: false,
      // The prefix binds the cookie to this host and to https. Plain http cannot use it.
      cookies: { session_token: { name: isHttps ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
      cookiePrefix: 'rostrum',
    },
  });
}

/**
 * Logs errors and warnings to stderr: the name and last message line of an error, never its values.
 */
function writeLine(level: string, message: string, ...details: readonly unknown[]): void {
  const errors = details.filter((detail) => detail instanceof Error);
  const causes = errors.map((error) => ` (${error.name}: ${error.message.trim().split('\n').at(-1)})`).join('');
  process.stderr.write(`${level} auth: ${message}${causes}\n`);
}
