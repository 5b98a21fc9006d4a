import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const schema = z.strictObject({ paddleId: z.uuid() });

/**
 * Suspends a paddle or rejects a registration. Its accepted bids stay valid until a clerk voids
 * them (B6).
 */
export async function suspendPaddle(by: SignedIn | null, input: z.input<typeof schema>): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'approve-paddle', schema }, input);
  if (!authorized.ok) return authorized;
  const { paddleId } = authorized.input;
  const audited = { by: authorized.by, action: 'suspend-paddle', subject: { kind: 'paddle', id: paddleId } } as const;
  return runAudited(audited, async (store): Promise<ActionResult> => {
    const { count } = await store.paddle.updateMany({ where: { id: paddleId }, data: { status: 'suspended' } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
