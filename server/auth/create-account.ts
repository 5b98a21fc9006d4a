import { randomUUIDv7 } from 'node:crypto';
import type { Role } from '#protocol/views/dashboard-people.ts';
import type { Prisma } from '#server/store/generated/client.ts';
import { prisma } from '../store/prisma-client.ts';
import { hashPassword } from './hash-password.ts';
import type { signUpSchema } from './person-fields.ts';

type Person = ReturnType<typeof signUpSchema.parse>;

/**
 * Opens a bidder's account. Where the address has one already nothing is written, and it takes as long: who asks is not told which it was.
 * What it is given has passed signUpSchema.
 */
export async function openAccount({ name, email, password }: Person): Promise<void> {
  const passwordHash = await hashPassword(password);
  await prisma()
    .user.create({ data: accountRows({ name, email, role: 'bidder' }, passwordHash) })
    .catch((fault: unknown) => {
      const isTaken = fault instanceof Error && 'code' in fault && fault.code === 'P2002';
      if (!isTaken) throw fault;
    });
}

/** The rows of a new account, written together or not at all: the person, and the password by which better-auth knows them. */
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
