import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { Auction } from '#server/store/generated/client.ts';
import { type AuditedAction, runAudited } from '../audited-action.ts';
import { refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Runs an audited action on a draft while holding the lock on its row, so that no change runs
 * beside another or beside the publication. Answers PUBLISHED for an auction that is on sale.
 * The subject is the auction unless `audited` names another.
 */
export function changeDraft<Done>(
  auctionId: string,
  audited: Pick<AuditedAction, 'by' | 'action'> & Partial<AuditedAction>,
  work: (store: Transaction, auction: Auction) => Promise<ActionResult<Done>>,
): Promise<ActionResult<Done>> {
  return runAudited(
    { subject: { kind: 'auction', id: auctionId }, ...audited },
    async (store): Promise<ActionResult<Done>> => {
      const locked = await store.auction.updateMany({
        where: { id: auctionId, status: 'draft' },
        data: { updatedAt: new Date() },
      });
      const auction = await store.auction.findUnique({ where: { id: auctionId } });
      if (!auction) return refused({ code: 'NOT_FOUND' });
      return locked.count === 0 ? refused({ code: 'PUBLISHED' }) : work(store, auction);
    },
  );
}
