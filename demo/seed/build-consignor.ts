import type { PrismaClient } from '#server/store/generated/client.ts';

/**
 * Finds or creates the consignor of that name. `userId` is their own account, which cannot bid on
 * their lots (B3).
 */
export async function buildConsignor(
  store: PrismaClient,
  { name, userId = null }: { readonly name: string; readonly userId?: string | null },
): Promise<{ readonly consignorId: string; readonly name: string }> {
  const known = await store.consignor.findFirst({ where: { name, userId }, select: { id: true } });
  const { id } = known ?? (await store.consignor.create({ data: { name, userId }, select: { id: true } }));
  return { consignorId: id, name };
}
