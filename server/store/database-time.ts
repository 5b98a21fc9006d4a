import type { Prisma } from './generated/client.ts';

/** Reads the database's clock, which decides every deadline. */
export async function readDatabaseTime(store: Prisma.TransactionClient): Promise<Date> {
  const [row] = await store.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error('the database returned no time');
  return row.now;
}
