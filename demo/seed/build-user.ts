import { randomUUIDv7 } from 'node:crypto';
import type { Role } from '#protocol/role.ts';
import { accountRows } from '#server/auth/create-account.ts';
import { hashPassword } from '#server/auth/hash-password.ts';
import type { PrismaClient } from '#server/store/generated/client.ts';

/** A person with an account, and its password. */
export type BuiltUser = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
};

/** The default password. For fixtures only: the demo generates its own. */
export const FIXTURE_PASSWORD = 'a walnut bureau, c. 1720';

/** Hashing is slow on purpose: a fixture whose people share a password hashes it once. */
const hashes = new Map<string, Promise<string>>();

/** Creates an account, by default a bidder's. Throws when the e-mail address is taken. */
export async function buildUser(
  store: PrismaClient,
  own: Partial<Omit<BuiltUser, 'userId'>> & { readonly isBot?: boolean } = {},
): Promise<BuiltUser> {
  const { name = 'Ada Quill', role = 'bidder', password = FIXTURE_PASSWORD, isBot = false } = own;
  const email = own.email ?? `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${randomUUIDv7()}@example.com`;
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  const { id } = await store.user.create({ data: { ...accountRows({ name, email, role }, await hash), isBot } });
  return { userId: id, name, email, role, password };
}
