import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const schema = z.strictObject({ paddleId: z.uuid() });

/** Lets a paddle bid that awaits approval or was suspended. The saleroom hears of it by a notice of the database. */
export async function approvePaddle(by: SignedIn | null, input: z.input<typeof schema>): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'approve-paddle', schema }, input);
  if (!admitted.ok) return admitted;
  const { paddleId } = admitted.input;
  const deed = { by: admitted.by, deed: 'approve-paddle', subject: { kind: 'paddle', id: paddleId } } as const;
  return onRecord(deed, async (store): Promise<ActionResult> => {
    const { count } = await store.paddle.updateMany({ where: { id: paddleId }, data: { status: 'approved' } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
