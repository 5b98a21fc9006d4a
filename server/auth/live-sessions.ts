import { z } from 'zod';
import type { Role } from '#protocol/role.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { isBanned } from './ban.ts';

/** A session that has not expired, with the present role of its account. */
export type LiveSession = { readonly sessionId: string; readonly role: Role; readonly isSuspended: boolean };

/** Reads which of these sessions have not expired. */
export type ReadLiveSessions = (sessionIds: readonly string[]) => Promise<readonly LiveSession[]>;

const roleSchema = z.enum(['bidder', 'clerk', 'admin']);

/** Reads many sessions in one query. Open sockets are checked with it every other second. */
export const readLiveSessions: ReadLiveSessions = async (sessionIds) => {
  if (sessionIds.length === 0) return [];
  const now = Date.now();
  const sessions = await prisma().session.findMany({
    where: { id: { in: [...sessionIds] }, expiresAt: { gt: new Date(now) } },
    select: { id: true, user: { select: { role: true, banned: true, banExpires: true } } },
  });
  return sessions.map(({ id, user }) => ({
    sessionId: id,
    role: roleSchema.parse(user.role),
    isSuspended: isBanned(user, now),
  }));
};
