import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { placeLot } from '#server/store/lot-order.ts';
import { admit } from '../authorize.ts';
import { problemAt } from '../catalogue-result.ts';
import { changeDraftLot } from './change-draft-lot.ts';

const inputSchema = z.strictObject({ lotId: idSchema, position: z.number().int().min(1) });

/** Moves a lot of a draft to another position (from 1). It keeps its number; number-lots makes numbers follow. */
export async function moveLot(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { lotId, position } = admitted.input;
  return changeDraftLot(lotId, { by: admitted.by, deed: 'move-lot' }, async (store, lot) => {
    const last = await store.lot.count({ where: { auctionId: lot.auctionId } });
    if (position > last) return problemAt('position', `The catalogue has ${last} lots.`);
    await placeLot(store, { auctionId: lot.auctionId, lotId, from: lot.position, to: position });
    return { ok: true };
  });
}
