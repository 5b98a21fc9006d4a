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

/** Longest description of a browser that is kept with a session. */
const LONGEST_USER_AGENT = 300;

export type Auth = ReturnType<typeof createAuth>;
let cached: { readonly store: ReturnType<typeof prisma>; readonly auth: Auth } | null = null;

/** The better-auth instance of the pages process, created at its first use and again when the shared store was replaced. */
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
      // Accounts are opened by the door (create-account.ts).
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
      // How long the cookie lasts. The row ends earlier and is moved on by readSession (session-lifetime.ts): it alone decides.
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
            // The address itself: better-auth keeps of an IPv6 address only its network, which people do not recognise.
            const ipAddress = clientAddress(context?.headers);
            return { data: { ...session, userAgent, ipAddress, expiresAt: new Date(sessionEnd(now, now)) } };
          },
        },
      },
    },
    // The door counts attempts before it asks (attempt-limit.ts).
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => randomUUIDv7() },
      useSecureCookies: false,
      // The prefix makes the browser hold the cookie to this very host and to https, which a loopback address has not.
      cookies: { session_token: { name: isHttps ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
      cookiePrefix: 'rostrum',
    },
  });
}

/** Faults and warnings go to stderr, with what kind of fault it was and never with the values that it was about. */
function writeLine(level: string, message: string, ...details: readonly unknown[]): void {
  const faults = details.filter((detail) => detail instanceof Error);
  const told = faults.map((fault) => ` (${fault.name}: ${fault.message.trim().split('\n').at(-1)})`).join('');
  process.stderr.write(`${level} auth: ${message}${told}\n`);
}
