import { prisma } from '#server/store/prisma-client.ts';

/** The names of all consignors, as suggestions in a lot's form. */
export async function consignorNames(): Promise<readonly string[]> {
  const rows = await prisma().consignor.findMany({
    distinct: ['name'],
    orderBy: { name: 'asc' },
    take: 500,
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}
