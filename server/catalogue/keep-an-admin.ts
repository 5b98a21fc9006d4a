import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { isWriteConflict } from './write-conflicts.ts';

/** How many times a change is tried again that another one got in the way of. */
const MOST_TRIES = 20;

/** Thrown to undo a change that would leave the house without an admin. */
export class NoAdminLeft extends Error {
  override name = 'NoAdminLeft';
}

/**
 * Makes a change to people's accounts that must leave an admin who can sign in: two admins who demote each other at once must not both
 * succeed. Throws NoAdminLeft, and nothing is written, where none would be left.
 */
export async function keepingAnAdmin<Result>(
  change: (people: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await prisma().$transaction(
        async (people) => {
          const result = await change(people);
          if ((await people.user.count({ where: { role: 'admin', banned: false } })) === 0) throw new NoAdminLeft();
          return result;
        },
        // Each of two such changes sees the other's admin still there, unless the database looks at both together.
        { isolationLevel: 'Serializable' },
      );
    } catch (fault) {
      if (!isWriteConflict(fault) || tries === MOST_TRIES) throw fault;
    }
  }
}
