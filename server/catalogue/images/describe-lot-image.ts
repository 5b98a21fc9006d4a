import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { altSchema } from './add-lot-image.ts';

const inputSchema = z.strictObject({ imageId: idSchema, alt: altSchema });

/**
 * Sets a picture's alternative text, also while the lot is open: it promises nothing to bidders.
 */
export async function describeLotImage(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { imageId, alt } = authorized.input;
  const image = await prisma().lotImage.findUnique({ where: { id: imageId }, select: { lotId: true } });
  if (!image) return refused({ code: 'NOT_FOUND' });
  const audited = {
    by: authorized.by,
    action: 'describe-lot-image',
    subject: { kind: 'lot', id: image.lotId },
  } as const;
  return runAudited(audited, async (store): Promise<ActionResult> => {
    const { count } = await store.lotImage.updateMany({ where: { id: imageId }, data: { alt } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
