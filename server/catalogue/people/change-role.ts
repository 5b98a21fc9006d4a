import { z } from 'zod';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { keepLastAdmin } from './keep-last-admin.ts';
import { notPossible, type PeopleResult } from './people-result.ts';

const schema = z.strictObject({ userId: z.uuid(), role: z.enum(['bidder', 'clerk', 'admin']) });

/**
 * Changes a person's role, effective at once, also on open sockets. People cannot change their
 * own role, so an admin cannot lock themselves out by mistake.
 */
export async function changeRole(by: SignedIn | null, input: z.input<typeof schema>): Promise<PeopleResult> {
  const authorized = authorize({ by, permission: 'manage-people', schema }, input);
  if (!authorized.ok) return authorized;
  const { userId, role } = authorized.input;
  if (userId === authorized.by.userId) return notPossible('own-account');
  const audited = { by: authorized.by, action: 'change-role', subject: { kind: 'person', id: userId } } as const;
  return keepLastAdmin(audited, async (people) => {
    const { count } = await people.user.updateMany({ where: { id: userId }, data: { role } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
