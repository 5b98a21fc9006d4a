import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { invalid, refused } from '../catalogue-result.ts';

const inputSchema = z.strictObject({ lotId: z.uuid(), watching: z.boolean() });

/** Adds a published lot to a person's watch list, or removes it. Idempotent. */
export async function watchLot(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly watching: boolean }>> {
  if (!by) return refused({ code: 'UNAUTHENTICATED' });
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { lotId, watching } = parsed.data;
  const { userId } = by;
  const lot = await prisma().lot.findFirst({
    where: { id: lotId, auction: { status: 'published' } },
    select: { id: true },
  });
  if (!lot) return refused({ code: 'NOT_FOUND' });
  if (watching) {
    await prisma().watch.createMany({ data: { userId, lotId }, skipDuplicates: true });
  } else {
    await prisma().watch.deleteMany({ where: { userId, lotId } });
  }
  return { ok: true, watching };
}
