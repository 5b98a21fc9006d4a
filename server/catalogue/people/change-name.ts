import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { nameSchema } from '#server/auth/person-fields.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { invalid, refused } from '../catalogue-result.ts';

const inputSchema = z.strictObject({ name: nameSchema });

/** Changes a person's own name. Other bidders never see it: they see a paddle number. */
export async function changeName(
  by: SignedIn | null,
  input: z.input<typeof inputSchema>,
): Promise<ActionResult<{ readonly name: string }>> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { name } = parsed.data;
  const { count } = await prisma().user.updateMany({ where: { id: by.userId }, data: { name } });
  return count === 1 ? { ok: true, name } : refused({ code: 'NOT_FOUND' });
}
