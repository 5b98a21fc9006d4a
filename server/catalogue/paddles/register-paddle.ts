import { z } from 'zod';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { findOrCreatePaddle } from '#server/store/paddle-register.ts';
import { invalid, refused } from '../catalogue-result.ts';

export const acceptedSchema = z.literal(true, { error: 'Accept the conditions of sale to register.' });

const schema = z.strictObject({ auctionId: z.uuid(), acceptConditions: acceptedSchema });

/** A registration as its owner sees it. `bidLimit` in minor units; null means no limit. */
export type RegisteredPaddle = {
  readonly paddleId: string;
  readonly number: number;
  readonly status: PaddleStatus;
  readonly bidLimit: number | null;
};

/**
 * Registers a person for an auction and gives them the next free paddle number, approved or
 * awaiting approval as the auction defines. Returns the existing paddle on a repeated call.
 */
export async function registerPaddle(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly paddle: RegisteredPaddle; readonly registered: boolean }>> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  const parsed = schema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const row = await findOrCreatePaddle(parsed.data.auctionId, by.userId);
  if (!row) return refused({ code: 'NOT_FOUND' });
  const { id: paddleId, number, status, bidLimit, isNew: registered } = row;
  return { ok: true, paddle: { paddleId, number, status, bidLimit }, registered };
}
