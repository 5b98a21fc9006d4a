import { appendFile, chown, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { PostgresLocation } from '#server/store/embedded/postgres-folder.ts';
import { clusterUrl } from '#server/store/embedded/previous-server.ts';
import type { DrilledServer } from './drill-postgres.ts';

// What PostgreSQL's manual leaves out of a copy ("Backing Up the Data Directory"): it belongs to the running server, or is made anew at a start.
const NOT_COPIED = /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init.*|pgsql_tmp.*)$/;
const COPIED_EMPTY = /^pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)$/;

/**
 * Copies a running server's data into a place that is empty and answers with its data folder; bids may go on meanwhile. It is what `pg_basebackup` does,
 * which npm does not bring. The copy is whole only with its backup_label: a server that starts on it replays the log from where the copy was begun.
 */
export async function copyServer(from: DrilledServer, place: PostgresLocation): Promise<string> {
  const { dataFolder } = from.cluster;
  const copy = join(place.folder, 'data');
  // A copy ends with the session that began it.
  const client = new pg.Client({ connectionString: clusterUrl(from.cluster, from.port, 'postgres') });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('standby', fast => true)");
    await copyFolder(dataFolder, copy, place);
    const { rows } = await client.query<{ readonly labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
    );
    // Last: the log has to reach from the beginning of the copy to beyond its end.
    await copyFolder(join(dataFolder, 'pg_wal'), join(copy, 'pg_wal'), place);
    await writeOwned(join(copy, 'backup_label'), rows[0]?.labelfile ?? '', place);
    return copy;
  } finally {
    await client.end();
  }
}

/** Writes a file into a data folder, for the account that the server runs as. */
export async function writeOwned(file: string, text: string, place: PostgresLocation): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  await own(file, place);
}

/** Adds settings to those that ALTER SYSTEM wrote into a data folder: of two for the same name the last one counts. */
export async function addSettings(dataFolder: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
  await appendFile(join(dataFolder, 'postgresql.auto.conf'), lines.join(''));
}

async function copyFolder(from: string, to: string, place: PostgresLocation): Promise<void> {
  await makeFolder(to, place);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (NOT_COPIED.test(entry.name)) continue;
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory())
      await (COPIED_EMPTY.test(entry.name) ? makeFolder(copy, place) : copyFolder(source, copy, place));
    else await copyOneFile(source, copy, place);
  }
}

async function makeFolder(folder: string, place: PostgresLocation): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await own(folder, place);
}

async function copyOneFile(source: string, copy: string, place: PostgresLocation): Promise<void> {
  try {
    await copyFile(source, copy);
    await own(copy, place);
  } catch (fault) {
    // Taken away since the folder was listed: whoever replays the log takes it away too.
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
}

async function own(path: string, { account }: PostgresLocation): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}
