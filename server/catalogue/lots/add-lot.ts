import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { changeDraft } from '../auctions/change-draft.ts';
import { admit } from '../authorize.ts';
import { problemAt, refused } from '../catalogue-result.ts';
import { lotColumns, readLotDetails } from './lot-columns.ts';

const inputSchema = z.strictObject({ auctionId: idSchema, lot: z.unknown() });

/** The most lots that one auction takes. */
export const mostLots = 5000;

/** Adds a lot at the end of a draft's catalogue. */
export async function addLot(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly lotId: string; readonly lotNumber: string }>> {
  const admitted = admit({ by, deed: 'edit-auction', schema: inputSchema }, input);
  if (!admitted.ok) return admitted;
  const { auctionId, lot } = admitted.input;
  const lotId = randomUUIDv7();
  const deed = { by: admitted.by, deed: 'add-lot', subject: { kind: 'lot', id: lotId } } as const;
  return changeDraft(auctionId, deed, async (store, auction) => {
    const read = readLotDetails(lot, auction.currency);
    if (!read.ok) return read;
    const { lotNumber } = read.details;
    const count = await store.lot.count({ where: { auctionId } });
    if (count >= mostLots) return refused({ code: 'TOO_MANY', most: mostLots });
    if (
      await store.lot.findUnique({ where: { auctionId_lotNumber: { auctionId, lotNumber } }, select: { id: true } })
    ) {
      return problemAt('lot.lotNumber', `There is a lot ${lotNumber} already.`);
    }
    const written = await lotColumns(store, read.details);
    if (!written.ok) return written;
    await store.lot.create({
      data: { ...written.columns, id: lotId, auctionId, position: count + 1 },
      select: { id: true },
    });
    return { ok: true, lotId, lotNumber };
  });
}
