import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { renumberLots } from '#server/store/lot-order.ts';
import { changeDraft } from '../auctions/change-draft.ts';
import { authorize } from '../authorize.ts';

const inputSchema = z.strictObject({ auctionId: idSchema });

/** Numbers the lots of a draft 1, 2, 3 … in catalogue order. */
export async function numberLots(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { auctionId } = authorized.input;
  return changeDraft(auctionId, { by: authorized.by, action: 'number-lots' }, async (store) => {
    await renumberLots(store, auctionId);
    return { ok: true };
  });
}
