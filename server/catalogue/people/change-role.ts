import { z } from 'zod';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { keepingAnAdmin } from './keep-an-admin.ts';
import { notPossible, type PeopleAnswer } from './people-result.ts';

const schema = z.strictObject({ userId: z.uuid(), role: z.enum(['bidder', 'clerk', 'admin']) });

/**
 * Makes a person a bidder, a clerk or an admin. It acts at once, on open sockets too. Nobody changes their own: so a slip cannot
 * lock an admin out, and the last admin stays one. */
export async function changeRole(by: SignedIn | null, input: z.input<typeof schema>): Promise<PeopleAnswer> {
  const admitted = admit({ by, deed: 'manage-people', schema }, input);
  if (!admitted.ok) return admitted;
  const { userId, role } = admitted.input;
  if (userId === admitted.by.userId) return notPossible('own-account');
  const deed = { by: admitted.by, deed: 'change-role', subject: { kind: 'person', id: userId } } as const;
  return keepingAnAdmin(deed, async (people) => {
    const { count } = await people.user.updateMany({ where: { id: userId }, data: { role } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
