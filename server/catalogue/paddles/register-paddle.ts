import { z } from 'zod';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { enterRegister } from '#server/store/paddle-register.ts';
import { invalid, refused } from '../catalogue-result.ts';

/** Nobody gets a paddle without accepting the conditions of sale. */
export const acceptedSchema = z.literal(true, { error: 'The conditions of sale have to be accepted.' });

const schema = z.strictObject({ auctionId: z.uuid(), acceptConditions: acceptedSchema });

/** A registration as its owner sees it. `bidLimit` in minor units; null = none. */
export type RegisteredPaddle = {
  readonly paddleId: string;
  readonly number: number;
  readonly status: PaddleStatus;
  readonly bidLimit: number | null;
};

/**
 * Registers somebody for an auction: they accept its conditions of sale and get the next free paddle number, approved at once or awaiting
 * approval, as the auction says. Who is registered already is told their paddle as it stands.
 */
export async function registerPaddle(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly paddle: RegisteredPaddle; readonly registered: boolean }>> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  const parsed = schema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const row = await enterRegister(parsed.data.auctionId, by.userId);
  if (!row) return refused({ code: 'NOT_FOUND' });
  const { id: paddleId, number, status, bidLimit, isNew: registered } = row;
  return { ok: true, paddle: { paddleId, number, status, bidLimit }, registered };
}
