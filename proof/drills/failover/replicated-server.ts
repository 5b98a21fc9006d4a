import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFaultProxy, type FaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';
import { addStandby, untilStandby, waitForStandby } from './add-standby.ts';
import { type DrilledServer, startNewServer } from './drill-postgres.ts';

/** Whether an acknowledged commit is on the standby's disk too, or only on its way there. */
export type Replication = 'synchronous' | 'asynchronous';

/** How the primary is lost: its processes are killed, which breaks its connections; or its machine with them, of which nobody is told. */
export type Loss = 'killed' | 'silent';

/** A house in a process of its own, on a primary with a standby. */
export type HouseOfTwo = {
  readonly primary: DrilledServer;
  readonly standby: DrilledServer;
  /** What the house calls its database: it leads to the primary, whichever that is. */
  readonly address: FaultProxy;
  /** By which the standby fetches the primary's log. */
  readonly line: FaultProxy;
  readonly house: ServerProcess;
  readonly url: string;
  /** By the address. */
  readonly databaseUrl: string;
  /** Signs sessions. */
  readonly secret: string;
  /** A folder for one more server. */
  readonly folderFor: (server: string) => string;
  /** Has something stopped when the house is. */
  readonly closeWith: (close: () => Promise<unknown>) => void;
  readonly close: () => Promise<void>;
};

/** Opens it with everything in `folder`. */
export async function openHouseOfTwo(folder: string, replication: Replication): Promise<HouseOfTwo> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    while (closers.length) await closers.pop()?.();
  };
  const folderFor = (server: string) => {
    const own = join(folder, server);
    mkdirSync(own);
    return own;
  };
  try {
    const primary = await startNewServer(folderFor('primary'));
    closers.push(primary.stop);
    const line = await createFaultProxy({ target: { port: primary.port } });
    closers.push(line.close);
    const standby = await addStandby(primary, folderFor('standby'), line.port);
    closers.push(standby.stop);
    if (replication === 'synchronous') await waitForStandby(primary);
    else await untilStandby(primary, 'async');

    const address = await createFaultProxy({ target: { port: primary.port } });
    closers.push(address.close);
    const databaseUrl = Object.assign(new URL(primary.url), { port: String(address.port) }).href;
    const ownFolder = folderFor('house');
    const house = await openServerProcess(ownFolder, { DATABASE_URL: databaseUrl, ROSTRUM_ROLE: 'saleroom' });
    closers.push(async () => (house.runningPids().length ? house.signal('SIGTERM') : null));
    return {
      primary,
      standby,
      address,
      line,
      house,
      url: house.url,
      databaseUrl,
      secret: readFileSync(join(ownFolder, 'secret'), 'utf8').trim(),
      folderFor,
      closeWith: (closer) => void closers.push(closer),
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}
