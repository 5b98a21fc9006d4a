import { z } from 'zod';
import { may } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { keepingAnAdmin, NoAdminLeft } from './keep-an-admin.ts';
import { invalid, type PeopleAnswer, refused } from './people-answer.ts';

const inputSchema = z.strictObject({ userId: z.uuid(), reason: z.string().trim().min(3).max(500) });

/** Suspends an account: its sessions end, it cannot sign in, and no bid of it is taken, until the suspension is lifted. */
export async function suspendPerson(by: SignedIn | null, input: z.input<typeof inputSchema>): Promise<PeopleAnswer> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  if (!may(by, 'manage-people')) return refused({ code: 'FORBIDDEN' });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { userId, reason } = parsed.data;
  if (userId === by.userId) return refused({ code: 'NOT_POSSIBLE', why: 'own-account' });
  try {
    const found = await keepingAnAdmin(async (people) => {
      const { count } = await people.user.updateMany({
        where: { id: userId },
        data: { banned: true, banReason: reason, banExpires: null },
      });
      await people.session.deleteMany({ where: { userId } });
      return count === 1;
    });
    return found ? { ok: true } : refused({ code: 'NOT_FOUND' });
  } catch (fault) {
    if (fault instanceof NoAdminLeft) return refused({ code: 'NOT_POSSIBLE', why: 'last-admin' });
    throw fault;
  }
}
