import { prisma } from '../store/prisma-client.ts';

/** The database's clock, epoch milliseconds. */
export async function databaseNow(): Promise<number> {
  const rows = await prisma().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error('the database returned no time');
  return now.getTime();
}
