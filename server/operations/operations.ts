import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { SystemFacts } from '#protocol/views/system-facts.ts';
import type { Announcer, Ledger } from '../saleroom/ports.ts';
import { readMigrationState } from '../store/migrations/migration-state.ts';
import { measuredLedger } from './measured-ledger.ts';
import type { ServerMetrics } from './metrics.ts';
import type { PoolUse, ServerGauges } from './metrics-gauges.ts';
import { type MetricsServer, openMetricsServer } from './metrics-server.ts';
import type { Readiness } from './readiness.ts';
import { readDatabaseFacts } from './system-facts.ts';

/**
 * The gauges of a node. Those of a part that has not started, or that the node's role lacks, read
 * zero.
 */
export type NodeGauges = ServerGauges & {
  readonly clockAge: () => number;
  readonly pools: () => Readonly<Record<string, pg.Pool>>;
};

/** The gauges that exist before the saleroom and the pages start. */
export type DatabaseGauges = Pick<NodeGauges, 'clockOffset' | 'clockAge' | 'pools'>;

export type Operations = {
  /** Adds the gauges of a part that has started. */
  readonly addGauges: (gauges: Partial<NodeGauges>) => void;
  readonly ledger: <L extends Ledger>(ledger: L) => L;
  readonly announcer: (announcer: Announcer) => Announcer;
  readonly packet: ((direction: 'in' | 'out') => void) | null;
  /** Where the pages process reads the system facts that the dashboard shows. */
  readonly system: { readonly port: number; readonly token: string };
  readonly close: () => Promise<void>;
};

/** Starts the metrics endpoint, if one is configured, and the endpoint of the system facts. */
export async function openOperations({
  metrics: metricsAddress,
  databaseGauges,
  pool,
  readiness,
  about,
}: {
  readonly metrics: { readonly host: string; readonly port: number; readonly token: string | null } | null;
  readonly databaseGauges: DatabaseGauges;
  readonly pool: pg.Pool;
  readonly readiness: Pick<Readiness, 'reasons'>;
  readonly about: Pick<SystemFacts, 'version' | 'role' | 'hints'>;
}): Promise<Operations> {
  const openSince = Date.now();
  const gauges: NodeGauges = { ...zeroGauges, ...databaseGauges };
  const metrics: ServerMetrics | null = metricsAddress ? await createMetrics(gauges) : null;
  const servers: MetricsServer[] = [];
  if (metricsAddress && metrics) {
    const text = async () => ({ type: 'text/plain; version=0.0.4; charset=utf-8', body: await metrics.text() });
    servers.push(await openMetricsServer({ ...metricsAddress, answers: { '/metrics': text } }));
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
  // For this server's own pages process only: a loopback port, and a token that no one else
  // receives.
  const token = randomBytes(24).toString('hex');
  const systemServer = await openMetricsServer({
    host: '127.0.0.1',
    port: 0,
    token,
    answers: { '/system': async () => ({ type: 'application/json', body: JSON.stringify(await facts()) }) },
  });
  servers.push(systemServer);

  return {
    addGauges: (added) => void Object.assign(gauges, added),
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
    system: { port: systemServer.port, token },
    close: async () => {
      metrics?.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

const zeroGauges: Omit<NodeGauges, keyof DatabaseGauges> = {
  waitingCommands: () => 0,
  connections: () => 0,
  auctionsWatched: () => 0,
  pagesAlive: () => false,
};

async function createMetrics(gauges: NodeGauges): Promise<ServerMetrics> {
  // Loaded only when metrics are configured, so that a killed server is open again sooner.
  const { createServerMetrics } = await import('./metrics.ts');
  return createServerMetrics(gauges, () => Object.entries(gauges.pools()).map(poolUse));
}

function poolUse([pool, { totalCount, idleCount, waitingCount }]: readonly [string, pg.Pool]): PoolUse {
  return { pool, open: totalCount, idle: idleCount, waiting: waitingCount };
}
