import type { ActionResult } from '#protocol/forms/action-result.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { changeDraft } from '../auctions/change-draft.ts';
import type { AuditedAction } from '../audited-action.ts';
import { refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';

type DraftLot = {
  readonly id: string;
  readonly auctionId: string;
  readonly position: number;
  readonly currency: string;
};

/** Changes a lot of a draft on record, in a transaction that holds the auction. NOT_FOUND for a lot that is not there, PUBLISHED once it is on sale. */
export async function changeDraftLot<Done>(
  lotId: string,
  deed: Pick<AuditedAction, 'by' | 'deed'>,
  work: (store: Transaction, lot: DraftLot) => Promise<ActionResult<Done>>,
): Promise<ActionResult<Done>> {
  const found = await prisma().lot.findUnique({ where: { id: lotId }, select: { auctionId: true } });
  if (!found) return refused({ code: 'NOT_FOUND' });
  return changeDraft(found.auctionId, { ...deed, subject: { kind: 'lot', id: lotId } }, async (store, { currency }) => {
    // Read anew now that the auction is held: the lot may have moved or gone.
    const lot = await store.lot.findUnique({
      where: { id: lotId },
      select: { id: true, auctionId: true, position: true },
    });
    return lot ? work(store, { ...lot, currency }) : refused({ code: 'NOT_FOUND' });
  });
}
