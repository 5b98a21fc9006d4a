import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const schema = z.strictObject({ userId: z.uuid() });

/** Lifts the suspension of an account. Its owner signs in anew. */
export async function readmitPerson(by: SignedIn | null, input: z.input<typeof schema>): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'manage-people', schema }, input);
  if (!admitted.ok) return admitted;
  const { userId } = admitted.input;
  const deed = { by: admitted.by, deed: 'readmit-person', subject: { kind: 'person', id: userId } } as const;
  return onRecord(deed, async (store): Promise<ActionResult> => {
    const { count } = await store.user.updateMany({
      where: { id: userId },
      data: { banned: false, banReason: null, banExpires: null },
    });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
