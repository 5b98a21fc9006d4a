import type { AccountPage } from '#protocol/views/account-page.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';

const MAX_SESSIONS = 50;

/** A person's sessions for the account page: the current one first, then the newest. */
export async function accountPage(who: SignedIn): Promise<AccountPage> {
  const rows = await prisma().session.findMany({
    where: { userId: who.userId, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    take: MAX_SESSIONS,
    select: { id: true, userAgent: true, ipAddress: true, createdAt: true },
  });
  const sessions = rows.map((row) => ({
    sessionId: row.id,
    userAgent: row.userAgent || null,
    ipAddress: row.ipAddress || null,
    beganAt: row.createdAt.getTime(),
    isThisOne: row.id === who.sessionId,
  }));
  return {
    sessions: [...sessions.filter(({ isThisOne }) => isThisOne), ...sessions.filter(({ isThisOne }) => !isThisOne)],
  };
}
