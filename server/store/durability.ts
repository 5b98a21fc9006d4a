import type pg from 'pg';
import { z } from 'zod';

/** The database would lose an acknowledged bid in a crash; the message names the settings and says how to change them. */
export class NotDurable extends Error {
  override name = 'NotDurable';
}

const WANTED = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'anything but off' } as const;

/**
 * Refuses a database that may forget what it has acknowledged (I1): a house must not open on it. Looks at the settings as they are for the
 * pool's own role and database. Throws NotDurable.
 */
export async function checkDurability(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('SELECT name, setting FROM pg_settings WHERE name = ANY($1)', [
    Object.keys(WANTED),
  ]);
  const settings = z
    .array(z.object({ name: z.enum(Object.keys(WANTED) as (keyof typeof WANTED)[]), setting: z.string() }))
    .parse(rows);
  const off = settings.filter(({ setting }) => setting === 'off').map(({ name }) => name);
  if (off.length === 0) return;
  throw new NotDurable(
    `The database may lose bids that were already acknowledged: ${off.map((name) => `${name} is off (wanted: ${WANTED[name]})`).join(', ')}. ` +
      `Change it in postgresql.conf, or with ALTER SYSTEM, ALTER DATABASE or ALTER ROLE where it was set, and reload the server.`,
  );
}
