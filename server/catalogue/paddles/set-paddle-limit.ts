import { z } from 'zod';
import { LARGEST_AMOUNT } from '#auction/money.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { setBidLimit } from '#server/store/paddle-register.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const schema = z.strictObject({
  paddleId: z.uuid(),
  /** Minor units of the auction's currency; null removes the limit. */
  bidLimit: z.number().int().min(1).max(LARGEST_AMOUNT).nullable(),
});

/**
 * Limits what a paddle may have committed at a time: its max bids on lots that it leads, and what
 * it has won (I21). A limit below the present commitments only stops the next bid.
 */
export async function setPaddleLimit(by: SignedIn | null, input: z.input<typeof schema>): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'approve-paddle', schema }, input);
  if (!authorized.ok) return authorized;
  const { paddleId, bidLimit } = authorized.input;
  const audited = { by: authorized.by, action: 'set-paddle-limit', subject: { kind: 'paddle', id: paddleId } } as const;
  return runAudited(
    audited,
    async (store): Promise<ActionResult> =>
      (await setBidLimit(store, paddleId, bidLimit)) ? { ok: true } : refused({ code: 'NOT_FOUND' }),
  );
}
