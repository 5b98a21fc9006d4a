import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { numberByPosition } from '#server/store/lot-order.ts';
import { changeDraft } from '../auctions/change-draft.ts';
import { admit } from '../authorize.ts';

const inputSchema = z.strictObject({ auctionId: idSchema });

/** Numbers the lots of a draft 1, 2, 3 … in their present order. */
export async function numberLots(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { auctionId } = admitted.input;
  return changeDraft(auctionId, { by: admitted.by, deed: 'number-lots' }, async (store) => {
    await numberByPosition(store, auctionId);
    return { ok: true };
  });
}
