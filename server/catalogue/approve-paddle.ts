import { z } from 'zod';
import type { DeedAnswer } from '#protocol/forms/deed-answer.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { admit } from './admit.ts';
import { refused } from './catalogue-answer.ts';

const schema = z.strictObject({ paddleId: z.uuid() });

/** Lets a paddle bid that awaits approval or was suspended. The saleroom hears of it by a notice of the database. */
export async function approvePaddle(by: SignedIn | null, input: z.input<typeof schema>): Promise<DeedAnswer> {
  const admitted = admit({ by, deed: 'approve-paddle', schema }, input);
  if (!admitted.ok) return admitted;
  const { count } = await prisma().paddle.updateMany({
    where: { id: admitted.input.paddleId },
    data: { status: 'approved' },
  });
  return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
}
