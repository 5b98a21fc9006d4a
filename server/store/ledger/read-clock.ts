import { z } from 'zod';
import type { LedgerStatement, RunStatement } from './ledger-connection.ts';

const CLOCK: LedgerStatement = {
  name: 'database-clock',
  text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "now"',
};

/** The database's clock, epoch milliseconds with a fraction. */
export async function readClock(run: RunStatement): Promise<number> {
  return z.object({ now: z.number() }).parse((await run(CLOCK, []))[0]).now;
}
