import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const schema = z.strictObject({ userId: z.uuid() });

/** Lifts the suspension of an account. Its owner has to sign in again. */
export async function readmitPerson(by: SignedIn | null, input: z.input<typeof schema>): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'manage-people', schema }, input);
  if (!authorized.ok) return authorized;
  const { userId } = authorized.input;
  const audited = { by: authorized.by, action: 'readmit-person', subject: { kind: 'person', id: userId } } as const;
  return runAudited(audited, async (store): Promise<ActionResult> => {
    const { count } = await store.user.updateMany({
      where: { id: userId },
      data: { banned: false, banReason: null, banExpires: null },
    });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
