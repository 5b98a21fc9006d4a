import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { prisma } from '#server/store/prisma-client.ts';
import { isBanned } from './ban.ts';
import { type Auth, getAuth } from './better-auth.ts';
import { renewedEnd } from './session-lifetime.ts';
import type { SignedIn } from './signed-in.ts';

const roleSchema = z.enum(['bidder', 'clerk', 'admin']);

/**
 * Who a request comes from, read from the database each time: a session that has ended, or an account that was suspended a moment ago, is
 * nobody (null). Takes the headers of a fetch request as well as those of Node. A session in use is moved on, once a day at most.
 */
export async function readSession(
  headers: Headers | IncomingHttpHeaders,
  auth: Auth = getAuth(),
): Promise<SignedIn | null> {
  const cookie = headers instanceof Headers ? headers.get('cookie') : headers.cookie;
  if (!cookie) return null;
  const found = await auth.api.getSession({ headers: new Headers({ cookie: printable(cookie) }) });
  if (!found) return null;
  const { session, user } = found;
  const now = Date.now();
  if (isBanned({ banned: user.banned ?? false, banExpires: user.banExpires ?? null }, now)) return null;
  const end = renewedEnd({ beganAt: session.createdAt.getTime(), endsAt: session.expiresAt.getTime() }, now);
  if (end !== null) {
    // Not an update of that row: it may have been ended a moment ago, and must not be missed then.
    await prisma().session.updateMany({ where: { id: session.id }, data: { expiresAt: new Date(end) } });
  }
  return {
    userId: user.id,
    sessionId: session.id,
    name: user.name,
    email: user.email,
    role: roleSchema.parse(user.role),
  };
}

/** Headers hold Latin-1 only; what else a cookie may contain is none of ours. */
function printable(cookie: string): string {
  return cookie.replaceAll(/[^\x20-\x7e]/g, '');
}
