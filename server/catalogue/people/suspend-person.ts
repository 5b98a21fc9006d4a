import { z } from 'zod';
import { lineOfText } from '#protocol/forms/form-text.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { keepLastAdmin } from './keep-last-admin.ts';
import { notPossible, type PeopleResult } from './people-result.ts';

const schema = z.strictObject({
  userId: z.uuid(),
  reason: lineOfText({ least: 3, most: 500, missing: 'Give a reason.' }),
});

/**
 * Suspends an account: ends its sessions and blocks sign-in and bids until the suspension is
 * lifted.
 */
export async function suspendPerson(by: SignedIn | null, input: z.input<typeof schema>): Promise<PeopleResult> {
  const authorized = authorize({ by, permission: 'manage-people', schema }, input);
  if (!authorized.ok) return authorized;
  const { userId, reason } = authorized.input;
  if (userId === authorized.by.userId) return notPossible('own-account');
  const audited = { by: authorized.by, action: 'suspend-person', subject: { kind: 'person', id: userId } } as const;
  return keepLastAdmin(audited, async (people) => {
    const { count } = await people.user.updateMany({
      where: { id: userId },
      data: { banned: true, banReason: reason, banExpires: null },
    });
    await people.session.deleteMany({ where: { userId } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
