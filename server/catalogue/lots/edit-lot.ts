import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { authorize } from '../authorize.ts';
import { fieldProblem } from '../catalogue-result.ts';
import { changeDraftLot } from './change-draft-lot.ts';
import { lotColumns, readLotDetails } from './lot-columns.ts';

const inputSchema = z.strictObject({ lotId: idSchema, lot: z.unknown() });

/**
 * Edits all fields of a lot in a draft. Once it is on sale, editLotText can still correct its
 * texts.
 */
export async function editLot(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { lotId, lot } = authorized.input;
  return changeDraftLot(lotId, { by: authorized.by, action: 'edit-lot' }, async (store, { auctionId, currency }) => {
    const read = readLotDetails(lot, currency);
    if (!read.ok) return read;
    const { lotNumber } = read.details;
    const other = await store.lot.findUnique({
      where: { auctionId_lotNumber: { auctionId, lotNumber } },
      select: { id: true },
    });
    if (other && other.id !== lotId) return fieldProblem('lot.lotNumber', `There is a lot ${lotNumber} already.`);
    const written = await lotColumns(store, read.details);
    if (!written.ok) return written;
    await store.lot.update({ where: { id: lotId }, data: written.columns });
    return { ok: true };
  });
}
