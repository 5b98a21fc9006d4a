import { z } from 'zod';
import { may } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { keepingAnAdmin, NoAdminLeft } from './keep-an-admin.ts';
import { invalid, type PeopleAnswer, refused } from './people-answer.ts';

const inputSchema = z.strictObject({ userId: z.uuid(), role: z.enum(['bidder', 'clerk', 'admin']) });

/** Makes a person a bidder, a clerk or an admin. It acts at once, on open sockets too. The last admin stays one. */
export async function changeRole(by: SignedIn | null, input: z.input<typeof inputSchema>): Promise<PeopleAnswer> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  if (!may(by, 'manage-people')) return refused({ code: 'FORBIDDEN' });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { userId, role } = parsed.data;
  try {
    const { count } = await keepingAnAdmin((people) =>
      people.user.updateMany({ where: { id: userId }, data: { role } }),
    );
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  } catch (fault) {
    if (fault instanceof NoAdminLeft) return refused({ code: 'NOT_POSSIBLE', why: 'last-admin' });
    throw fault;
  }
}
