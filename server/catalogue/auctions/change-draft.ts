import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { Auction } from '#server/store/generated/client.ts';
import { type AuditedAction, onRecord } from '../audited-action.ts';
import { refused } from '../catalogue-result.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Changes a draft on record, in one transaction that holds its row: two changes of one auction wait for each other, and none crosses its publication.
 * Whatever the work refuses is undone whole. An auction that is on sale answers PUBLISHED. The deed is done to the auction, unless a subject is named.
 */
export function changeDraft<Done>(
  auctionId: string,
  deed: Pick<AuditedAction, 'by' | 'deed'> & Partial<AuditedAction>,
  work: (store: Transaction, auction: Auction) => Promise<ActionResult<Done>>,
): Promise<ActionResult<Done>> {
  return onRecord(
    { subject: { kind: 'auction', id: auctionId }, ...deed },
    async (store): Promise<ActionResult<Done>> => {
      const held = await store.auction.updateMany({
        where: { id: auctionId, status: 'draft' },
        data: { updatedAt: new Date() },
      });
      const auction = await store.auction.findUnique({ where: { id: auctionId } });
      if (!auction) return refused({ code: 'NOT_FOUND' });
      return held.count === 0 ? refused({ code: 'PUBLISHED' }) : work(store, auction);
    },
  );
}
