import { z } from 'zod';
import type { Role } from '#protocol/views/dashboard-people.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { isBanned } from './ban.ts';

/** A session that has not ended, with what its account may do now. */
export type LiveSession = { readonly sessionId: string; readonly role: Role; readonly isSuspended: boolean };

/** Reads which of these sessions have not ended. */
export type ReadLiveSessions = (sessionIds: readonly string[]) => Promise<readonly LiveSession[]>;

const roleSchema = z.enum(['bidder', 'clerk', 'admin']);

/** One query for many sessions: what open sockets are checked against every other second. */
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
