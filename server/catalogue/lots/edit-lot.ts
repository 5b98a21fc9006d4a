import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { admit } from '../authorize.ts';
import { problemAt } from '../catalogue-result.ts';
import { changeDraftLot } from './change-draft-lot.ts';
import { lotColumns, readLotDetails } from './lot-columns.ts';

const inputSchema = z.strictObject({ lotId: idSchema, lot: z.unknown() });

/** Writes everything about a lot of a draft. On sale, edit-lot-text still writes its words. */
export async function editLot(by: SignedIn | null, input: unknown): Promise<ActionResult> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { lotId, lot } = admitted.input;
  return changeDraftLot(lotId, { by: admitted.by, deed: 'edit-lot' }, async (store, { auctionId, currency }) => {
    const read = readLotDetails(lot, currency);
    if (!read.ok) return read;
    const { lotNumber } = read.details;
    const other = await store.lot.findUnique({
      where: { auctionId_lotNumber: { auctionId, lotNumber } },
      select: { id: true },
    });
    if (other && other.id !== lotId) return problemAt('lot.lotNumber', `There is a lot ${lotNumber} already.`);
    const written = await lotColumns(store, read.details);
    if (!written.ok) return written;
    await store.lot.update({ where: { id: lotId }, data: written.columns });
    return { ok: true };
  });
}
