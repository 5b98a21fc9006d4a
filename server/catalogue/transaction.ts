import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '../store/prisma-client.ts';

export type Transaction = Prisma.TransactionClient;

/**
 * Runs some work in one transaction. It is rolled back when the work returns a refusal or throws.
 */
export async function inTransaction<Result extends { readonly ok: boolean }>(
  work: (store: Transaction) => Promise<Result>,
): Promise<Result> {
  let refusal: Result | undefined;
  try {
    return await prisma().$transaction(
      async (store) => {
        const result = await work(store);
        if (result.ok) return result;
        refusal = result;
        throw new RolledBack();
      },
      { timeout: 20_000, maxWait: 10_000 },
    );
  } catch (fault) {
    if (fault instanceof RolledBack && refusal) return refusal;
    throw fault;
  }
}

/** Makes Prisma roll back the transaction of a refused action. */
class RolledBack extends Error {
  override name = 'RolledBack';
}
