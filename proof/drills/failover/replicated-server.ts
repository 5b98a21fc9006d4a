import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFaultProxy, type FaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';
import { addStandby, untilStandby, waitForStandby } from './add-standby.ts';
import { createDrillPostgres, type DrillPostgres } from './drill-postgres.ts';

/**
 * Whether an acknowledged commit is also on the standby's disk (synchronous), or may still be in
 * flight to it.
 */
export type Replication = 'synchronous' | 'asynchronous';

/**
 * How the primary is lost: its processes are killed, which breaks its connections, or its machine,
 * which leaves them open.
 */
export type Loss = 'killed' | 'silent';

/** The server in a process of its own, on a primary with a standby. */
export type ReplicatedServer = {
  readonly primary: DrillPostgres;
  readonly standby: DrillPostgres;
  /** The server's connection to the primary; redirected after a failover. */
  readonly databaseProxy: FaultProxy;
  /** The standby's connection to the primary. */
  readonly replicationProxy: FaultProxy;
  readonly server: ServerProcess;
  readonly url: string;
  /** Through the database proxy. */
  readonly databaseUrl: string;
  /** Signs sessions. */
  readonly secret: string;
  /** Creates a folder for another PostgreSQL. */
  readonly createFolder: (name: string) => string;
  /** Adds something to close with the rest. */
  readonly onClose: (close: () => Promise<unknown>) => void;
  readonly close: () => Promise<void>;
};

/** Opens it with everything in `folder`. */
export async function openReplicatedServer(folder: string, replication: Replication): Promise<ReplicatedServer> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    while (closers.length) await closers.pop()?.();
  };
  const createFolder = (name: string) => {
    const created = join(folder, name);
    mkdirSync(created);
    return created;
  };
  try {
    const primary = await createDrillPostgres(createFolder('primary'));
    closers.push(primary.stop);
    const replicationProxy = await createFaultProxy({ target: { port: primary.port } });
    closers.push(replicationProxy.close);
    const standby = await addStandby(primary, createFolder('standby'), replicationProxy.port);
    closers.push(standby.stop);
    if (replication === 'synchronous') await waitForStandby(primary);
    else await untilStandby(primary, 'async');

    const databaseProxy = await createFaultProxy({ target: { port: primary.port } });
    closers.push(databaseProxy.close);
    const databaseUrl = Object.assign(new URL(primary.url), { port: String(databaseProxy.port) }).href;
    const serverFolder = createFolder('house');
    const server = await openServerProcess(serverFolder, { DATABASE_URL: databaseUrl, ROSTRUM_ROLE: 'saleroom' });
    closers.push(async () => (server.runningPids().length ? server.signal('SIGTERM') : null));
    return {
      primary,
      standby,
      databaseProxy,
      replicationProxy,
      server,
      url: server.url,
      databaseUrl,
      secret: readFileSync(join(serverFolder, 'secret'), 'utf8').trim(),
      createFolder,
      onClose: (closer) => void closers.push(closer),
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}
