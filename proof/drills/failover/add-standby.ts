import { join } from 'node:path';
import { until } from '#proof/processes/wait-until.ts';
import { clusterUrl } from '#server/store/embedded/previous-server.ts';
import { addSettings, copyServer, writeOwned } from './copy-cluster.ts';
import { ask, type DrilledServer, settleServer, startDrilledServer } from './drill-postgres.ts';

/** The name by which a standby says who it is (application_name), and by which the primary waits for it. */
const STANDBY = 'standby';

/** Makes a standby of a running server in a folder of its own, and starts it. It fetches the log by `line`: a port that leads to that server. */
export async function addStandby(primary: DrilledServer, folder: string, line: number): Promise<DrilledServer> {
  const place = settleServer(folder);
  const dataFolder = await copyServer(primary, place);
  const { user, password } = primary.cluster;
  await addSettings(dataFolder, {
    primary_conninfo: `host=127.0.0.1 port=${line} user=${user} password=${password} application_name=${STANDBY}`,
    // Copied with the rest where the primary had it: promoted, it would wait for a standby that is not there, and acknowledge nothing.
    synchronous_standby_names: '',
  });
  await writeOwned(join(dataFolder, 'standby.signal'), '', place);
  return startDrilledServer(place, { dataFolder, user, password });
}

/** From now on a commit on this server waits until its standby has it on disk. Resolves when the standby keeps up. */
export async function waitForStandby(primary: DrilledServer): Promise<void> {
  const url = clusterUrl(primary.cluster, primary.port, 'postgres');
  await ask(url, `ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (${STANDBY})'`);
  await ask(url, 'SELECT pg_reload_conf()');
  await untilStandby(primary, 'sync');
}

/** Resolves when the standby of a server follows it, acknowledged with each commit ("sync") or as it comes ("async"). */
export async function untilStandby(primary: DrilledServer, state: 'sync' | 'async'): Promise<void> {
  await until(async () => {
    const rows = await ask<{ readonly sync_state: string }>(
      primary.url,
      "SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming' AND application_name = $1",
      [STANDBY],
    );
    return rows[0]?.sync_state === state;
  }, `a standby that is ${state}`);
}

/** Makes a standby the primary. Resolves when it takes writes. */
export async function promote(standby: DrilledServer): Promise<void> {
  const [row] = await ask<{ readonly promoted: boolean }>(standby.url, 'SELECT pg_promote() AS "promoted"');
  if (!row?.promoted) throw new Error('the standby could not be promoted');
}
