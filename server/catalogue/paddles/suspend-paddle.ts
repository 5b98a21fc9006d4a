import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const schema = z.strictObject({ paddleId: z.uuid() });

/** Stops a paddle from bidding, or turns a registration down. Bids that it made stand; a clerk voids them one by one (B6). */
export async function suspendPaddle(by: SignedIn | null, input: z.input<typeof schema>): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'approve-paddle', schema }, input);
  if (!admitted.ok) return admitted;
  const { paddleId } = admitted.input;
  const deed = { by: admitted.by, deed: 'suspend-paddle', subject: { kind: 'paddle', id: paddleId } } as const;
  return onRecord(deed, async (store): Promise<ActionResult> => {
    const { count } = await store.paddle.updateMany({ where: { id: paddleId }, data: { status: 'suspended' } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
