import { createHash } from 'node:crypto';
import { prisma } from '#server/store/prisma-client.ts';

/** How many attempts of one kind are taken within a window (milliseconds), counted from the first. */
export type AttemptLimit = { readonly most: number; readonly window: number };

/** The longest window of any limit, milliseconds: rows that are older are of no use. */
const LONGEST_WINDOW = 15 * 60_000;
/** One attempt in so many also clears away what is of no use. */
const CLEARED_EVERY = 100;

/** To get into one account from one address, without a success between them. */
export const ACCOUNT_LIMIT: AttemptLimit = { most: 10, window: LONGEST_WINDOW };

/**
 * Counts an attempt, before it is made, so that many at once do not slip through together. Null where it may be made, else the whole seconds
 * until the next one may. Kept in the database, so that all nodes of the house count together. `about` says whose attempts are counted; it is
 * kept as a hash, so that the table holds nobody's addresses.
 */
export async function countAttempt(about: readonly string[], limit: AttemptLimit, now: number): Promise<number | null> {
  const key = keyOf(about);
  await prisma().rateLimit.deleteMany({ where: { key, lastRequest: { lte: BigInt(now - limit.window) } } });
  const { count, lastRequest } = await prisma().rateLimit.upsert({
    where: { key },
    create: { key, count: 1, lastRequest: BigInt(now) },
    update: { count: { increment: 1 } },
  });
  if (Math.random() < 1 / CLEARED_EVERY) {
    await prisma().rateLimit.deleteMany({ where: { lastRequest: { lte: BigInt(now - LONGEST_WINDOW) } } });
  }
  return count <= limit.most ? null : Math.max(1, Math.ceil((Number(lastRequest) + limit.window - now) / 1000));
}

/** Forgets the attempts: the last one was good. */
export async function forgetAttempts(about: readonly string[]): Promise<void> {
  await prisma().rateLimit.deleteMany({ where: { key: keyOf(about) } });
}

function keyOf(about: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(about)).digest('hex');
}
