import { readDatabaseTime } from '../store/database-time.ts';
import { prisma } from '../store/prisma-client.ts';

/** The database's clock, epoch milliseconds. */
export async function databaseNow(): Promise<number> {
  return (await readDatabaseTime(prisma())).getTime();
}
