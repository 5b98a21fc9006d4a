import { z } from 'zod';
import type { LotStatus } from '#auction/lot.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { lotTextSchema } from '#protocol/forms/lot-details.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { onRecord } from '../audited-action.ts';
import { admit } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const inputSchema = z.strictObject({ lotId: idSchema, text: lotTextSchema });

/** Puts a lot's words right, until it opens: from then on people bid on what they have read. */
export async function editLotText(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { lotId, text } = admitted.input;
  const deed = { by: admitted.by, deed: 'edit-lot-text', subject: { kind: 'lot', id: lotId } } as const;
  return onRecord(deed, async (store): Promise<ActionResult> => {
    const written = await store.lot.updateMany({ where: { id: lotId, status: 'scheduled' }, data: text });
    if (written.count === 1) return { ok: true };
    const lot = await store.lot.findUnique({ where: { id: lotId }, select: { status: true } });
    if (!lot) return refused({ code: 'NOT_FOUND' });
    return refused({ code: 'LOT_NOT_SCHEDULED', status: lot.status as LotStatus });
  });
}
