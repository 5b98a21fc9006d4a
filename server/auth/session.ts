import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { prisma } from '#server/store/prisma-client.ts';
import { isBanned } from './ban.ts';
import { type Auth, getAuth } from './better-auth.ts';
import { renewedEnd } from './session-lifetime.ts';
import type { SignedIn } from './signed-in.ts';

const roleSchema = z.enum(['bidder', 'clerk', 'admin']);

/**
 * Reads who sent a request from the database, never from a cache. Null for an expired session or a
 * suspended account. Takes fetch or Node headers. Extends the session, at most once a day.
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
    // updateMany, because update throws when the session was ended in the meantime.
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

/** Removes characters that a Headers object does not accept. Our own cookies contain none. */
function printable(cookie: string): string {
  return cookie.replaceAll(/[^\x20-\x7e]/g, '');
}
