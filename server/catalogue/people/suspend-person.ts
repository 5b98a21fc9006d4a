import { z } from 'zod';
import { lineOfText } from '#protocol/forms/form-text.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { keepingAnAdmin } from './keep-an-admin.ts';
import { notPossible, type PeopleAnswer } from './people-result.ts';

const schema = z.strictObject({
  userId: z.uuid(),
  reason: lineOfText({ least: 3, most: 500, missing: 'Say why.' }),
});

/** Suspends an account: its sessions end, it cannot sign in, and no bid of it is taken, until the suspension is lifted. */
export async function suspendPerson(by: SignedIn | null, input: z.input<typeof schema>): Promise<PeopleAnswer> {
  const admitted = admit({ by, deed: 'manage-people', schema }, input);
  if (!admitted.ok) return admitted;
  const { userId, reason } = admitted.input;
  if (userId === admitted.by.userId) return notPossible('own-account');
  const deed = { by: admitted.by, deed: 'suspend-person', subject: { kind: 'person', id: userId } } as const;
  return keepingAnAdmin(deed, async (people) => {
    const { count } = await people.user.updateMany({
      where: { id: userId },
      data: { banned: true, banReason: reason, banExpires: null },
    });
    await people.session.deleteMany({ where: { userId } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
