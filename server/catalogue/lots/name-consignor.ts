import type { Transaction } from '../transaction.ts';

/**
 * The consignor of this name (and account, where an e-mail address is given), made where there is none yet; null where the name is empty.
 * Undefined when no account has that address.
 */
export async function nameConsignor(
  store: Transaction,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<string | null | undefined> {
  if (name === '') return null;
  const account = email === '' ? null : await store.user.findUnique({ where: { email }, select: { id: true } });
  if (email !== '' && account === null) return undefined;
  const userId = account?.id ?? null;
  const known = await store.consignor.findFirst({
    where: { name: { equals: name, mode: 'insensitive' }, userId },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return known?.id ?? (await store.consignor.create({ data: { name, userId }, select: { id: true } })).id;
}
