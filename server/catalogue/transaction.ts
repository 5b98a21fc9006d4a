import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '../store/prisma-client.ts';

/** A transaction of the store. */
export type Transaction = Prisma.TransactionClient;

/** Does some work in one transaction. What the work refuses, and what it throws over, is undone whole. */
export async function allOrNothing<Answer extends { readonly ok: boolean }>(
  work: (store: Transaction) => Promise<Answer>,
): Promise<Answer> {
  const refused: Answer[] = [];
  try {
    return await prisma().$transaction(
      async (store) => {
        const answer = await work(store);
        if (answer.ok) return answer;
        refused.push(answer);
        throw new Undone();
      },
      { timeout: 20_000, maxWait: 10_000 },
    );
  } catch (fault) {
    const [answer] = refused;
    if (fault instanceof Undone && answer) return answer;
    throw fault;
  }
}

/** Ends a transaction that was refused, so that nothing of it stays. */
class Undone extends Error {
  override name = 'Undone';
}
