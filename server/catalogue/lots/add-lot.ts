import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { idSchema } from '#protocol/values.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { changeDraft } from '../auctions/change-draft.ts';
import { authorize } from '../authorize.ts';
import { fieldProblem, refused } from '../catalogue-result.ts';
import { lotColumns, readLotDetails } from './lot-columns.ts';

const inputSchema = z.strictObject({ auctionId: idSchema, lot: z.unknown() });

/** The most lots that an auction may have. */
const maxLots = 5000;

/** Adds a lot at the end of a draft's catalogue. */
export async function addLot(
  by: SignedIn | null,
  input: unknown,
): Promise<ActionResult<{ readonly lotId: string; readonly lotNumber: string }>> {
  const authorized = authorize({ by, permission: 'edit-auction', schema: inputSchema }, input);
  if (!authorized.ok) return authorized;
  const { auctionId, lot } = authorized.input;
  const lotId = randomUUIDv7();
  const audited = { by: authorized.by, action: 'add-lot', subject: { kind: 'lot', id: lotId } } as const;
  return changeDraft(auctionId, audited, async (store, auction) => {
    const read = readLotDetails(lot, auction.currency);
    if (!read.ok) return read;
    const { lotNumber } = read.details;
    const count = await store.lot.count({ where: { auctionId } });
    if (count >= maxLots) return refused({ code: 'TOO_MANY', most: maxLots });
    if (
      await store.lot.findUnique({ where: { auctionId_lotNumber: { auctionId, lotNumber } }, select: { id: true } })
    ) {
      return fieldProblem('lot.lotNumber', `There is a lot ${lotNumber} already.`);
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
