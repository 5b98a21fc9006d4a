import { z } from 'zod';
import type { LotStatus } from '#auction/lot.ts';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { lotTextSchema } from '#protocol/forms/lot-details.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { runAudited } from '../audited-action.ts';
import { authorize } from '../authorize.ts';
import { refused } from '../catalogue-result.ts';

const inputSchema = z.strictObject({ lotId: idSchema, text: lotTextSchema });

/** Corrects a lot's texts until it opens. Afterwards people bid on what they have read. */
export async function editLotText(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { lotId, text } = authorized.input;
  const audited = { by: authorized.by, action: 'edit-lot-text', subject: { kind: 'lot', id: lotId } } as const;
  return runAudited(audited, async (store): Promise<ActionResult> => {
    const written = await store.lot.updateMany({ where: { id: lotId, status: 'scheduled' }, data: text });
    if (written.count === 1) return { ok: true };
    const lot = await store.lot.findUnique({ where: { id: lotId }, select: { status: true } });
    if (!lot) return refused({ code: 'NOT_FOUND' });
    return refused({ code: 'LOT_NOT_SCHEDULED', status: lot.status as LotStatus });
  });
}
