import type pg from 'pg';
import { z } from 'zod';

/** The database would lose an acknowledged bid in a crash; the message names the settings and says how to change them. */
export class NotDurable extends Error {
  override name = 'NotDurable';
}

const WANTED = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'anything but off' } as const;
const STANDBYS = 'synchronous_standby_names';
const settingRows = z.array(z.object({ name: z.string(), setting: z.string() }));

/**
 * Refuses a database that may forget what it has acknowledged (I1): a house must not open on it. Looks at the settings as they are for the
 * pool's own role and database. Where standbys are to be waited for, commits have to wait for them. Throws NotDurable.
 */
export async function checkDurability(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('SELECT name, setting FROM pg_settings WHERE name = ANY($1)', [
    [...Object.keys(WANTED), STANDBYS],
  ]);
  const settings = new Map(settingRows.parse(rows).map(({ name, setting }) => [name, setting]));
  const wrong = Object.entries(WANTED)
    .filter(([name]) => settings.get(name) === 'off')
    .map(([name, wanted]) => `${name} is off (wanted: ${wanted})`);
  if (settings.get(STANDBYS) && settings.get('synchronous_commit') === 'local')
    wrong.push(`synchronous_commit is local (wanted: on), which does not wait for the standbys of ${STANDBYS}`);
  if (wrong.length === 0) return;
  throw new NotDurable(
    `The database may lose bids that were already acknowledged: ${wrong.join(', ')}. ` +
      `Change it in postgresql.conf, or with ALTER SYSTEM, ALTER DATABASE or ALTER ROLE where it was set, and reload the server.`,
  );
}
