import type pg from 'pg';
import { z } from 'zod';

/**
 * The database could lose an acknowledged bid in a crash. The message says how to change its
 * settings.
 */
class NotDurable extends Error {
  override name = 'NotDurable';
}

const REQUIRED = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'anything but off' } as const;
const STANDBYS = 'synchronous_standby_names';
const settingRows = z.array(z.object({ name: z.string(), setting: z.string() }));

/**
 * Throws NotDurable for a database that may lose what it has acknowledged (I1). Checks the settings
 * in force for the pool's role and database. With synchronous standbys, commits must wait for them.
 */
export async function checkDurability(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('SELECT name, setting FROM pg_settings WHERE name = ANY($1)', [
    [...Object.keys(REQUIRED), STANDBYS],
  ]);
  const settings = new Map(settingRows.parse(rows).map(({ name, setting }) => [name, setting]));
  const wrong = Object.entries(REQUIRED)
    .filter(([name]) => settings.get(name) === 'off')
    .map(([name, required]) => `${name} is off (required: ${required})`);
  if (settings.get(STANDBYS) && settings.get('synchronous_commit') === 'local')
    wrong.push(`synchronous_commit is local (required: on), which does not wait for the standbys of ${STANDBYS}`);
  if (wrong.length === 0) return;
  throw new NotDurable(
    `The database may lose bids that were already acknowledged: ${wrong.join(', ')}. ` +
      `Change it where it was set (postgresql.conf, ALTER SYSTEM, ALTER DATABASE or ALTER ROLE) and reload the server.`,
  );
}
