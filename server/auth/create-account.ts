import { randomUUIDv7 } from 'node:crypto';
import type { Role } from '#protocol/role.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '../store/prisma-client.ts';
import { hashPassword } from './hash-password.ts';
import type { signUpSchema } from './person-fields.ts';

type Person = ReturnType<typeof signUpSchema.parse>;

/**
 * Creates a bidder's account from input that signUpSchema has parsed. If the address is taken it
 * writes nothing but takes as long, so that the caller cannot find out which accounts exist.
 */
export async function createAccount({ name, email, password }: Person): Promise<void> {
  const passwordHash = await hashPassword(password);
  await prisma()
    .user.create({ data: accountRows({ name, email, role: 'bidder' }, passwordHash) })
    .catch((fault: unknown) => {
      const isTaken = fault instanceof Error && 'code' in fault && fault.code === 'P2002';
      if (!isTaken) throw fault;
    });
}

/** The rows of a new account: the user, and the credential account that better-auth checks. */
export function accountRows(
  person: { readonly name: string; readonly email: string; readonly role: Role },
  passwordHash: string,
  id: string = randomUUIDv7(),
): Prisma.UserCreateInput {
  return {
    id,
    ...person,
    accounts: { create: { accountId: id, providerId: 'credential', password: passwordHash } },
  };
}
