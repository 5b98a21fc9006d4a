import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { accountRows } from '#server/auth/create-account.ts';
import { hashPassword } from '#server/auth/hash-password.ts';
import { signUpSchema } from '#server/auth/person-fields.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { onRecord } from '../audited-action.ts';
import { invalid } from '../catalogue-result.ts';
import { isUniqueViolation } from '../write-conflicts.ts';
import { notPossible, type PeopleAnswer } from './people-result.ts';
import { setupTokenHash } from './setup-token.ts';

const inputSchema = signUpSchema.safeExtend({ token: z.string().min(1).max(200) });

/**
 * Makes the house's first admin, for who holds its set-up link. The link is used up in the same transaction: of two who post at once, one
 * becomes the admin and the other is told that the link is over. An address that is taken leaves the link as it was.
 */
export async function createFirstAdmin(
  input: z.input<typeof inputSchema>,
): Promise<PeopleAnswer<{ readonly userId: string }>> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { token, name, email, password } = parsed.data;
  if (!(await isSetupLinkOpen(token))) return notPossible('link-over');
  const userId = randomUUIDv7();
  const passwordHash = await hashPassword(password);
  try {
    return await onRecord(
      { by: { userId }, deed: 'create-first-admin', subject: { kind: 'person', id: userId } },
      async (house): Promise<PeopleAnswer<{ readonly userId: string }>> => {
        const { count } = await house.setupLink.updateMany({
          where: { tokenHash: setupTokenHash(token), usedAt: null },
          data: { usedAt: new Date() },
        });
        if (count === 0 || (await house.user.count({ where: { role: 'admin' } })) > 0) return notPossible('link-over');
        await house.user.create({ data: accountRows({ name, email, role: 'admin' }, passwordHash, userId) });
        return { ok: true, userId };
      },
    );
  } catch (fault) {
    if (isUniqueViolation(fault)) return notPossible('email-taken');
    throw fault;
  }
}

/** Says whether a token is that of the set-up link which is open now. */
export async function isSetupLinkOpen(token: string): Promise<boolean> {
  if ((await prisma().user.count({ where: { role: 'admin' } })) > 0) return false;
  return (await prisma().setupLink.count({ where: { tokenHash: setupTokenHash(token), usedAt: null } })) === 1;
}
