import type { AccountPage } from '#protocol/views/account-page.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';

/** Most sessions that the page lists. */
const MOST_SESSIONS = 50;

/** What the account page shows: where its reader is signed in, this place first, then the newest. */
export async function accountPage(who: SignedIn): Promise<AccountPage> {
  const rows = await prisma().session.findMany({
    where: { userId: who.userId, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    take: MOST_SESSIONS,
    select: { id: true, userAgent: true, ipAddress: true, createdAt: true },
  });
  const sessions = rows.map((row) => ({
    sessionId: row.id,
    userAgent: row.userAgent || null,
    ipAddress: row.ipAddress || null,
    beganAt: row.createdAt.getTime(),
    isThisOne: row.id === who.sessionId,
  }));
  return { sessions: [...sessions.filter((one) => one.isThisOne), ...sessions.filter((one) => !one.isThisOne)] };
}
