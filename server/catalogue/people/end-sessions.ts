import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { may } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { runAudited } from '../audited-action.ts';
import { invalid, refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';

const inputSchema = z.strictObject({
  userId: z.uuid(),
  /** All sessions, all but the one that sends the request, or one by its id. */
  which: z.union([z.literal('all'), z.literal('others'), z.strictObject({ sessionId: z.uuid() })]),
});

/**
 * Ends sessions: people end their own, an admin may end anybody's. A database trigger notifies
 * the saleroom, which closes the open sockets of an ended session.
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
    const isMissing =
      count === 0 && (typeof which === 'object' || !(await store.user.count({ where: { id: userId } })));
    return isMissing ? refused({ code: 'NOT_FOUND' }) : { ok: true, ended: count };
  };
  // Only an admin's action on another person's sessions is audited.
  if (userId === by.userId) return end(prisma());
  return runAudited({ by, action: 'end-sessions', subject: { kind: 'person', id: userId } }, end);
}
