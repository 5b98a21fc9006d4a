import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { moveLotPosition } from '#server/store/lot-order.ts';
import { authorize } from '../authorize.ts';
import { fieldProblem } from '../catalogue-result.ts';
import { changeDraftLot } from './change-draft-lot.ts';

const inputSchema = z.strictObject({ lotId: idSchema, position: z.number().int().min(1) });

/**
 * Moves a lot of a draft to another position (from 1). It keeps its number until numberLots runs.
 */
export async function moveLot(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { lotId, position } = authorized.input;
  return changeDraftLot(lotId, { by: authorized.by, action: 'move-lot' }, async (store, lot) => {
    const last = await store.lot.count({ where: { auctionId: lot.auctionId } });
    if (position > last) return fieldProblem('position', `The catalogue has ${last} lots.`);
    await moveLotPosition(store, { auctionId: lot.auctionId, lotId, from: lot.position, to: position });
    return { ok: true };
  });
}
