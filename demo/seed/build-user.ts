import { randomUUIDv7 } from 'node:crypto';
import { accountRows } from '#server/auth/create-account.ts';
import { hashPassword } from '#server/auth/hash-password.ts';
import type { Role } from '#protocol/views/dashboard-people.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

/** Somebody with an account, and the password that opens it. */
export type BuiltUser = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
};

/** The password of everybody for whom a stage gives none. Good for stages only: the demo makes its own. */
export const STAGE_PASSWORD = 'a walnut bureau, c. 1720';

/** Hashing takes its time on purpose: a stage full of people with one password needs it once. */
const hashes = new Map<string, Promise<string>>();

/** Opens an account: a bidder with a name of its own, unless told otherwise. Two with the same e-mail address are a fault. */
export async function buildUser(
  store: PrismaClient,
  own: Partial<Omit<BuiltUser, 'userId'>> & { readonly isBot?: boolean } = {},
): Promise<BuiltUser> {
  const { name = 'Ada Quill', role = 'bidder', password = STAGE_PASSWORD, isBot = false } = own;
  const email = own.email ?? `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${randomUUIDv7()}@example.com`;
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  const { id } = await store.user.create({ data: { ...accountRows({ name, email, role }, await hash), isBot } });
  return { userId: id, name, email, role, password };
}
