import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { SystemFacts } from '#protocol/views/system-facts.ts';
import type { Announcer, Ledger } from '../saleroom/ports.ts';
import { readMigrationState } from '../store/migrations/migration-state.ts';
import { measuredLedger } from './measured-ledger.ts';
import type { PoolUse, ServerGauges, ServerMetrics } from './metrics.ts';
import { type MetricsServer, openMetricsServer } from './metrics-server.ts';
import type { Readiness } from './readiness.ts';
import { readDatabaseFacts } from './system-facts.ts';

/** A node's gauges, as far as its role has them. */
export type NodeGauges = Omit<ServerGauges, 'pools'> & {
  readonly clockAge: () => number;
  readonly pools: () => Readonly<Record<string, pg.Pool>>;
};

export type Operations = {
  readonly ledger: <L extends Ledger>(ledger: L) => L;
  readonly announcer: (announcer: Announcer) => Announcer;
  readonly packet: ((direction: 'in' | 'out') => void) | null;
  /** What the pages of this house are told, so that they can show admins how their node is. */
  readonly pagesVariables: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** Opens what those who run the house read: the metrics, where they are asked for, and the facts that the dashboard shows. */
export async function openOperations({
  metrics: asked,
  gauges,
  pool,
  readiness,
  about,
}: {
  readonly metrics: { readonly host: string; readonly port: number; readonly token: string | null } | null;
  readonly gauges: NodeGauges;
  readonly pool: pg.Pool;
  readonly readiness: Pick<Readiness, 'reasons'>;
  readonly about: Pick<SystemFacts, 'version' | 'role' | 'hints'>;
}): Promise<Operations> {
  const openSince = Date.now();
  const metrics: ServerMetrics | null = asked
    ? await openMetrics({ ...gauges, pools: () => Object.entries(gauges.pools()).map(useOf) })
    : null;
  const doors: MetricsServer[] = [];
  if (asked && metrics) {
    const text = async () => ({ type: 'text/plain; version=0.0.4; charset=utf-8', body: await metrics.text() });
    doors.push(await openMetricsServer({ ...asked, answers: { '/metrics': text } }));
  }
  const facts = async (): Promise<SystemFacts> => ({
    ...about,
    node: process.version,
    openSince,
    residentBytes: process.memoryUsage.rss(),
    migrations: await readMigrationState(pool),
    waitingCommands: gauges.waitingCommands(),
    clockOffset: gauges.clockOffset(),
    clockAge: gauges.clockAge(),
    connections: gauges.connections(),
    auctionsWatched: gauges.auctionsWatched(),
    notReady: await readiness.reasons(),
    database: await readDatabaseFacts(pool),
  });
  // For the pages of this house alone: a port of this machine that nobody is told but them, and a word that they alone know.
  const token = randomBytes(24).toString('hex');
  const inHouse = await openMetricsServer({
    host: '127.0.0.1',
    port: 0,
    token,
    answers: { '/system': async () => ({ type: 'application/json', body: JSON.stringify(await facts()) }) },
  });
  doors.push(inHouse);

  return {
    ledger: (ledger) => (metrics ? measuredLedger(ledger, metrics.appended) : ledger),
    announcer: (announcer) => {
      if (!metrics) return announcer;
      return {
        lotChanged: (change) => {
          metrics.announced();
          announcer.lotChanged(change);
        },
      };
    },
    packet: metrics?.packet ?? null,
    pagesVariables: { ROSTRUM_SYSTEM_PORT: String(inHouse.port), ROSTRUM_SYSTEM_TOKEN: token },
    close: async () => {
      metrics?.close();
      await Promise.all(doors.map((door) => door.close()));
    },
  };
}

async function openMetrics(gauges: ServerGauges): Promise<ServerMetrics> {
  // Not read where nobody asks for metrics: a house that was killed is to be open again soon.
  const { createServerMetrics } = await import('./metrics.ts');
  return createServerMetrics(gauges);
}

function useOf([pool, { totalCount, idleCount, waitingCount }]: readonly [string, pg.Pool]): PoolUse {
  return { pool, open: totalCount, idle: idleCount, waiting: waitingCount };
}
