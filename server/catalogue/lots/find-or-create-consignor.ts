import type { Transaction } from '../transaction.ts';

/**
 * Returns the id of the consignor with this name (and account, where an e-mail address is given);
 * null for an empty name. Undefined when no account has that address.
 */
export async function findOrCreateConsignor(
  store: Transaction,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<string | null | undefined> {
  if (name === '') return null;
  const account = email === '' ? null : await store.user.findUnique({ where: { email }, select: { id: true } });
  if (email !== '' && account === null) return undefined;
  const userId = account?.id ?? null;
  const existing = await store.consignor.findFirst({
    where: { name: { equals: name, mode: 'insensitive' }, userId },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return existing?.id ?? (await store.consignor.create({ data: { name, userId }, select: { id: true } })).id;
}
