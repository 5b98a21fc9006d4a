import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { may } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { onRecord } from '../audited-action.ts';
import { invalid, refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';

const inputSchema = z.strictObject({
  userId: z.uuid(),
  /** All of them, one by its id, or all but the one that asks. */
  which: z.union([z.literal('all'), z.literal('others'), z.strictObject({ sessionId: z.uuid() })]),
});

/**
 * Signs a person out: everywhere, everywhere else, or in one place. People do this for themselves; an admin may for anybody. Open sockets of an
 * ended session are closed by the saleroom, which hears of it by a notice of the database.
 */
export async function endSessions(
  by: SignedIn | null,
  input: z.input<typeof inputSchema>,
): Promise<ActionResult<{ readonly ended: number }>> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { userId, which } = parsed.data;
  if (userId !== by.userId && !may(by, 'manage-people')) return refused({ code: 'FORBIDDEN' });
  const end = async (store: Transaction): Promise<ActionResult<{ readonly ended: number }>> => {
    const { count } = await store.session.deleteMany({
      where: {
        userId,
        ...(which === 'others' ? { id: { not: by.sessionId } } : {}),
        ...(typeof which === 'object' ? { id: which.sessionId } : {}),
      },
    });
    const isNobodys =
      count === 0 && (typeof which === 'object' || !(await store.user.count({ where: { id: userId } })));
    return isNobodys ? refused({ code: 'NOT_FOUND' }) : { ok: true, ended: count };
  };
  // What people do with their own sessions is theirs; what an admin does with somebody else's is kept.
  if (userId === by.userId) return end(prisma());
  return onRecord({ by, deed: 'end-sessions', subject: { kind: 'person', id: userId } }, end);
}
