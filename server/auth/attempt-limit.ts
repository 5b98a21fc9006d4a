import { createHash } from 'node:crypto';
import { prisma } from '#server/store/prisma-client.ts';

/** How many attempts are allowed within a window (milliseconds) that starts with the first. */
export type AttemptLimit = { readonly max: number; readonly window: number };

/** The longest window of any limit, milliseconds. Older rows are deleted. */
const LONGEST_WINDOW = 15 * 60_000;
/** One attempt in this many also deletes the old rows. */
const CLEANUP_EVERY = 100;

/** Failed sign-ins to one account from one address. */
export const ACCOUNT_LIMIT: AttemptLimit = { max: 10, window: LONGEST_WINDOW };

/**
 * Counts an attempt before it is made, so that concurrent attempts cannot exceed the limit. Returns
 * null when it is allowed, otherwise the whole seconds to wait. All nodes share the counts through
 * the database, where `counted` (what the attempts have in common) is stored as a hash only.
 */
export async function countAttempt(
  counted: readonly string[],
  limit: AttemptLimit,
  now: number,
): Promise<number | null> {
  const key = hashKey(counted);
  await prisma().rateLimit.deleteMany({ where: { key, lastRequest: { lte: BigInt(now - limit.window) } } });
  const { count, lastRequest } = await prisma().rateLimit.upsert({
    where: { key },
    create: { key, count: 1, lastRequest: BigInt(now) },
    update: { count: { increment: 1 } },
  });
  if (Math.random() < 1 / CLEANUP_EVERY) {
    await prisma().rateLimit.deleteMany({ where: { lastRequest: { lte: BigInt(now - LONGEST_WINDOW) } } });
  }
  return count <= limit.max ? null : Math.max(1, Math.ceil((Number(lastRequest) + limit.window - now) / 1000));
}

/** Resets the count after a successful attempt. */
export async function resetAttempts(counted: readonly string[]): Promise<void> {
  await prisma().rateLimit.deleteMany({ where: { key: hashKey(counted) } });
}

function hashKey(counted: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(counted)).digest('hex');
}
