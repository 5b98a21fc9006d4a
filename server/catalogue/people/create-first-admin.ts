import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { accountRows } from '#server/auth/create-account.ts';
import { hashPassword } from '#server/auth/hash-password.ts';
import { findPasswordWeakness } from '#server/auth/password-strength.ts';
import { signUpSchema } from '#server/auth/person-fields.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { runAudited } from '../audited-action.ts';
import { fieldProblem, invalid } from '../catalogue-result.ts';
import { isUniqueViolation } from '../write-conflicts.ts';
import { notPossible, type PeopleResult } from './people-result.ts';
import { setupTokenHash } from './setup-token.ts';

const inputSchema = signUpSchema.safeExtend({ token: z.string().min(1).max(200) });

/**
 * Creates the first admin from the token of a set-up link. The link is used up in the same
 * transaction, so only one of several requests succeeds. A taken e-mail address leaves it unused.
 */
export async function createFirstAdmin(
  input: z.input<typeof inputSchema>,
): Promise<PeopleResult<{ readonly userId: string }>> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { token, name, email, password } = parsed.data;
  if (!(await isSetupLinkOpen(token))) return notPossible('link-over');
  const weakness = await findPasswordWeakness(password, { name, email });
  if (weakness !== null) return fieldProblem('password', weakness);
  const userId = randomUUIDv7();
  const passwordHash = await hashPassword(password);
  try {
    return await runAudited(
      { by: { userId }, action: 'create-first-admin', subject: { kind: 'person', id: userId } },
      async (store): Promise<PeopleResult<{ readonly userId: string }>> => {
        const { count } = await store.setupLink.updateMany({
          where: { tokenHash: setupTokenHash(token), usedAt: null },
          data: { usedAt: new Date() },
        });
        if (count === 0 || (await store.user.count({ where: { role: 'admin' } })) > 0) return notPossible('link-over');
        await store.user.create({ data: accountRows({ name, email, role: 'admin' }, passwordHash, userId) });
        return { ok: true, userId };
      },
    );
  } catch (fault) {
    if (isUniqueViolation(fault)) return notPossible('email-taken');
    throw fault;
  }
}

/** Whether a token belongs to the set-up link that is in force and unused. */
export async function isSetupLinkOpen(token: string): Promise<boolean> {
  if ((await prisma().user.count({ where: { role: 'admin' } })) > 0) return false;
  return (await prisma().setupLink.count({ where: { tokenHash: setupTokenHash(token), usedAt: null } })) === 1;
}
