import type { DeedAnswer, DeedRefused } from '#protocol/forms/deed-answer.ts';
import type { Auction, Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { refused } from './catalogue-answer.ts';

/** A transaction of the store. */
export type Transaction = Prisma.TransactionClient;

/**
 * Changes a draft in one transaction that holds its row: two changes of one auction wait for each other, and none crosses its publication.
 * Whatever the work refuses is undone whole. An auction that is on sale answers PUBLISHED.
 */
export async function changeDraft<Done>(
  auctionId: string,
  work: (store: Transaction, auction: Auction) => Promise<DeedAnswer<Done>>,
): Promise<DeedAnswer<Done>> {
  try {
    return await prisma().$transaction(
      async (store) => {
        const held = await store.auction.updateMany({
          where: { id: auctionId, status: 'draft' },
          data: { updatedAt: new Date() },
        });
        const auction = await store.auction.findUnique({ where: { id: auctionId } });
        if (!auction) throw new Undone(refused({ code: 'NOT_FOUND' }));
        if (held.count === 0) throw new Undone(refused({ code: 'PUBLISHED' }));
        const answer = await work(store, auction);
        if (!answer.ok) throw new Undone(answer);
        return answer;
      },
      { timeout: 20_000, maxWait: 10_000 },
    );
  } catch (fault) {
    if (fault instanceof Undone) return fault.answer;
    throw fault;
  }
}

/** Carries a refusal out of a transaction, so that nothing of it stays. */
class Undone extends Error {
  readonly answer: DeedRefused;
  constructor(answer: DeedRefused) {
    super(answer.refusal.code);
    this.answer = answer;
  }
}
