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

/**
 * Runs an audited action on a lot of a draft while holding the lock on the auction's row. Answers
 * NOT_FOUND for an unknown lot and PUBLISHED once its auction is on sale.
 */
export async function changeDraftLot<Done>(
  lotId: string,
  audited: Pick<AuditedAction, 'by' | 'action'>,
  work: (store: Transaction, lot: DraftLot) => Promise<ActionResult<Done>>,
): Promise<ActionResult<Done>> {
  const found = await prisma().lot.findUnique({ where: { id: lotId }, select: { auctionId: true } });
  if (!found) return refused({ code: 'NOT_FOUND' });
  const auditedLot = { ...audited, subject: { kind: 'lot', id: lotId } } as const;
  return changeDraft(found.auctionId, auditedLot, async (store, { currency }) => {
    // Read again under the lock: the lot may have been moved or removed.
    const lot = await store.lot.findUnique({
      where: { id: lotId },
      select: { id: true, auctionId: true, position: true },
    });
    return lot ? work(store, { ...lot, currency }) : refused({ code: 'NOT_FOUND' });
  });
}
