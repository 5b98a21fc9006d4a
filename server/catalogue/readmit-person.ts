import { z } from 'zod';
import type { DeedAnswer } from '#protocol/forms/deed-answer.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { admit } from './admit.ts';
import { refused } from './catalogue-answer.ts';

const schema = z.strictObject({ userId: z.uuid() });

/** Lifts the suspension of an account. Its owner signs in anew. */
export async function readmitPerson(by: SignedIn | null, input: z.input<typeof schema>): Promise<DeedAnswer> {
  const admitted = admit({ by, deed: 'manage-people', schema }, input);
  if (!admitted.ok) return admitted;
  const { count } = await prisma().user.updateMany({
    where: { id: admitted.input.userId },
    data: { banned: false, banReason: null, banExpires: null },
  });
  return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
}
