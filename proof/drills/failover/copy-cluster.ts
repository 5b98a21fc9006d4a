import { appendFile, chown, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { PostgresLocation } from '#server/store/embedded/postgres-folder.ts';
import { clusterUrl } from '#server/store/embedded/previous-server.ts';
import type { DrillPostgres } from './drill-postgres.ts';

// The files that PostgreSQL's manual excludes from a copy ("Backing Up the Data Directory"): they
// belong to the running server, or are created again at the next start.
const NOT_COPIED = /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init.*|pgsql_tmp.*)$/;
const COPIED_EMPTY = /^pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)$/;

/**
 * Copies the data of a running PostgreSQL, which may be written meanwhile, and returns the new data
 * folder. It does what `pg_basebackup` does, which the npm package does not include. The copy needs
 * its backup_label: a server that starts on it replays the log from the start of the copy.
 */
export async function copyCluster(from: DrillPostgres, location: PostgresLocation): Promise<string> {
  const { dataFolder } = from.cluster;
  const copy = join(location.folder, 'data');
  // PostgreSQL ends the backup when the session that started it ends.
  const client = new pg.Client({ connectionString: clusterUrl(from.cluster, from.port, 'postgres') });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('standby', fast => true)");
    await copyFolder(dataFolder, copy, location);
    const { rows } = await client.query<{ readonly labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
    );
    // Copied last: the log has to cover the whole time of the copy.
    await copyFolder(join(dataFolder, 'pg_wal'), join(copy, 'pg_wal'), location);
    await writeOwned(join(copy, 'backup_label'), rows[0]?.labelfile ?? '', location);
    return copy;
  } finally {
    await client.end();
  }
}

/** Writes a file that belongs to the account that PostgreSQL runs as. */
export async function writeOwned(file: string, text: string, location: PostgresLocation): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  await own(file, location);
}

/** Appends settings to those of ALTER SYSTEM in a data folder. The last value of a name applies. */
export async function addSettings(dataFolder: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
  await appendFile(join(dataFolder, 'postgresql.auto.conf'), lines.join(''));
}

async function copyFolder(from: string, to: string, location: PostgresLocation): Promise<void> {
  await makeFolder(to, location);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (NOT_COPIED.test(entry.name)) continue;
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory())
      await (COPIED_EMPTY.test(entry.name) ? makeFolder(copy, location) : copyFolder(source, copy, location));
    else await copyOneFile(source, copy, location);
  }
}

async function makeFolder(folder: string, location: PostgresLocation): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await own(folder, location);
}

async function copyOneFile(source: string, copy: string, location: PostgresLocation): Promise<void> {
  try {
    await copyFile(source, copy);
    await own(copy, location);
  } catch (fault) {
    // Deleted since the folder was listed; replaying the log deletes it too.
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
}

async function own(path: string, { account }: PostgresLocation): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}
