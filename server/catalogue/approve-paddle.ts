import { may } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { type PaddleToChange, paddleToChangeSchema } from './paddle-to-change.ts';
import { invalid, type PeopleAnswer, refused } from './people-answer.ts';

/** Lets a paddle bid that awaits approval or was suspended. The saleroom hears of it by a notice of the database. */
export async function approvePaddle(by: SignedIn | null, input: PaddleToChange): Promise<PeopleAnswer> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  if (!may(by, 'approve-paddle')) return refused({ code: 'FORBIDDEN' });
  const parsed = paddleToChangeSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { count } = await prisma().paddle.updateMany({
    where: { id: parsed.data.paddleId },
    data: { status: 'approved' },
  });
  return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
}
