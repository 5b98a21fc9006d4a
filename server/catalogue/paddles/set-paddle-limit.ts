import { z } from 'zod';
import { LARGEST_AMOUNT } from '#auction/money.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { limitPaddle } from '#server/store/paddle-register.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const schema = z.strictObject({
  paddleId: z.uuid(),
  /** Minor units of the auction's currency; null takes the limit away. */
  bidLimit: z.number().int().min(1).max(LARGEST_AMOUNT).nullable(),
});

/**
 * Sets the most that a paddle may have committed at a time: what it leads, at its maxima, and what it has won (I21). A limit below what is
 * committed already takes nothing back; it stops the next bid.
 */
export async function setPaddleLimit(by: SignedIn | null, input: z.input<typeof schema>): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'approve-paddle', schema }, input);
  if (!admitted.ok) return admitted;
  const { paddleId, bidLimit } = admitted.input;
  const deed = { by: admitted.by, deed: 'set-paddle-limit', subject: { kind: 'paddle', id: paddleId } } as const;
  return onRecord(
    deed,
    async (store): Promise<ActionResult> =>
      (await limitPaddle(store, paddleId, bidLimit)) ? { ok: true } : refused({ code: 'NOT_FOUND' }),
  );
}
