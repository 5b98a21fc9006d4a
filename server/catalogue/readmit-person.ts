import { z } from 'zod';
import { may } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { invalid, type PeopleAnswer, refused } from './people-answer.ts';

const inputSchema = z.strictObject({ userId: z.uuid() });

/** Lifts the suspension of an account. Its owner signs in anew. */
export async function readmitPerson(by: SignedIn | null, input: z.input<typeof inputSchema>): Promise<PeopleAnswer> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  if (!may(by, 'manage-people')) return refused({ code: 'FORBIDDEN' });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { count } = await prisma().user.updateMany({
    where: { id: parsed.data.userId },
    data: { banned: false, banReason: null, banExpires: null },
  });
  return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
}
