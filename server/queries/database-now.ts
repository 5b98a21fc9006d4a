import { prisma } from '../store/prisma-client.ts';

/** The house clock: the database's, epoch milliseconds. */
export async function databaseNow(): Promise<number> {
  const rows = await prisma().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error('the database did not tell the time');
  return now.getTime();
}
