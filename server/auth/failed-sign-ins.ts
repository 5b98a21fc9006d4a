import { createHash } from 'node:crypto';
import { prisma } from '#server/store/prisma-client.ts';

/** How many attempts from one address to get into one account, without a success between them. */
export const MOST_ATTEMPTS = 10;
/** For how long an attempt counts, milliseconds. */
export const COUNTED_FOR = 15 * 60_000;

/**
 * Counts attempts to sign in to one account from one address, beside the limit on all that an address tries (house-auth.ts). Counting by both
 * means that a guesser is stopped while the account's owner, who comes from elsewhere, is not locked out: no attacker can cause that.
 * An attempt is counted before the password is looked at, so that many at once do not slip through together.
 */
export async function countAttempt(
  email: string,
  address: string,
  now: number,
): Promise<{ retryAfter: number } | null> {
  const key = keyOf(email, address);
  await prisma().rateLimit.deleteMany({ where: { key, lastRequest: { lte: BigInt(now - COUNTED_FOR) } } });
  const counted = await prisma().rateLimit.upsert({
    where: { key },
    create: { key, count: 1, lastRequest: BigInt(now) },
    update: { count: { increment: 1 } },
  });
  if (counted.count <= MOST_ATTEMPTS) return null;
  return { retryAfter: Math.max(1, Math.ceil((Number(counted.lastRequest) + COUNTED_FOR - now) / 1000)) };
}

/** Forgets the attempts: the right password was given. */
export async function forgetAttempts(email: string, address: string): Promise<void> {
  await prisma().rateLimit.deleteMany({ where: { key: keyOf(email, address) } });
}

/** Hashed, so that the table holds no addresses of people who mistyped theirs. */
function keyOf(email: string, address: string): string {
  return `account|${createHash('sha256').update(`${email}\n${address}`).digest('hex')}`;
}
