import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';
import { altSchema } from './add-lot-image.ts';

const inputSchema = z.strictObject({ imageId: idSchema, alt: altSchema });

/** Says what a picture shows, for who cannot see it. Possible at any time: it promises nothing that the picture does not. */
export async function describeLotImage(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { imageId, alt } = admitted.input;
  const image = await prisma().lotImage.findUnique({ where: { id: imageId }, select: { lotId: true } });
  if (!image) return refused({ code: 'NOT_FOUND' });
  const deed = { by: admitted.by, deed: 'describe-lot-image', subject: { kind: 'lot', id: image.lotId } } as const;
  return onRecord(deed, async (store): Promise<ActionResult> => {
    const { count } = await store.lotImage.updateMany({ where: { id: imageId }, data: { alt } });
    return count === 1 ? { ok: true } : refused({ code: 'NOT_FOUND' });
  });
}
