import { join } from 'node:path';
import { waitUntil } from '#proof/processes/wait-until.ts';
import { clusterUrl } from '#server/store/embedded/previous-server.ts';
import { addSettings, copyCluster, writeOwned } from './copy-cluster.ts';
import { type DrillPostgres, locateDrillPostgres, query, startDrillPostgres } from './drill-postgres.ts';

/** The application_name of a standby, by which the primary waits for it. */
const STANDBY = 'standby';

/**
 * Creates a standby of a running primary in a folder, and starts it. It reads the log through
 * `port`, which leads to the primary.
 */
export async function addStandby(primary: DrillPostgres, folder: string, port: number): Promise<DrillPostgres> {
  const location = locateDrillPostgres(folder);
  const dataFolder = await copyCluster(primary, location);
  const { user, password } = primary.cluster;
  await addSettings(dataFolder, {
    primary_conninfo: `host=127.0.0.1 port=${port} user=${user} password=${password} application_name=${STANDBY}`,
    // The copy may contain the primary's value. Once promoted, it would then wait for a standby
    // that does not exist.
    synchronous_standby_names: '',
  });
  await writeOwned(join(dataFolder, 'standby.signal'), '', location);
  return startDrillPostgres(location, { dataFolder, user, password });
}

/**
 * Makes each commit wait until the standby has it on disk. Resolves when the standby has caught up.
 */
export async function waitForStandby(primary: DrillPostgres): Promise<void> {
  const url = clusterUrl(primary.cluster, primary.port, 'postgres');
  await query(url, `ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (${STANDBY})'`);
  await query(url, 'SELECT pg_reload_conf()');
  await untilStandby(primary, 'sync');
}

/** Resolves when the standby follows the primary, synchronously ("sync") or not ("async"). */
export async function untilStandby(primary: DrillPostgres, state: 'sync' | 'async'): Promise<void> {
  await waitUntil(async () => {
    const rows = await query<{ readonly sync_state: string }>(
      primary.url,
      "SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming' AND application_name = $1",
      [STANDBY],
    );
    return rows[0]?.sync_state === state;
  }, `a standby that is ${state}`);
}

/** Makes a standby the primary. Resolves when it accepts writes. */
export async function promote(standby: DrillPostgres): Promise<void> {
  const [row] = await query<{ readonly promoted: boolean }>(standby.url, 'SELECT pg_promote() AS "promoted"');
  if (!row?.promoted) throw new Error('the standby could not be promoted');
}
