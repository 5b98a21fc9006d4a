import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

/** The current values of a server. Each is read only when the metrics are requested. */
export type ServerGauges = {
  readonly waitingCommands: () => number;
  readonly clockOffset: () => number;
  readonly connections: () => number;
  readonly auctionsWatched: () => number;
  readonly pagesAlive: () => boolean;
};

export type PoolUse = { readonly pool: string; readonly open: number; readonly idle: number; readonly waiting: number };

/**
 * The sampling interval of the event loop, milliseconds. Node includes it in every delay
 * (nanoseconds) that it reports.
 */
const RESOLUTION = 10;
const delay = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION / 1e3);

/** Registers all gauges. Returns a function that stops the measurement of the event loop. */
export function registerGauges(
  register: Registry,
  gauges: ServerGauges,
  poolUses: () => readonly PoolUse[],
): () => void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(read());
      },
    });
  gauge('rostrum_waiting_commands', 'Commands in the queues of all lots', () => gauges.waitingCommands());
  gauge(
    'rostrum_clock_offset_seconds',
    'How far the database’s clock is ahead of this machine’s',
    () => gauges.clockOffset() / 1000,
  );
  gauge('rostrum_connections', 'Open socket connections', () => gauges.connections());
  gauge('rostrum_auctions_watched', 'Auctions with a viewer at this node', () => gauges.auctionsWatched());
  gauge('rostrum_pages_alive', '1 while the pages process runs', () => Number(gauges.pagesAlive()));
  gauge('rostrum_resident_bytes', 'Resident memory of the server process', () => process.memoryUsage.rss());
  registerPools(register, poolUses);
  return registerLoopDelay(register);
}

function registerLoopDelay(register: Registry): () => void {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  loop.enable();
  new Gauge({
    name: 'rostrum_loop_delay_seconds',
    help: 'Delay of the event loop since the last scrape',
    labelNames: ['quantile'],
    registers: [register],
    collect() {
      for (const quantile of [50, 99]) this.set({ quantile: `0.${quantile}` }, delay(loop.percentile(quantile)));
      this.set({ quantile: '1' }, delay(loop.max));
      loop.reset();
    },
  });
  return () => {
    loop.disable();
  };
}

function registerPools(register: Registry, poolUses: () => readonly PoolUse[]): void {
  new Gauge({
    name: 'rostrum_pool_connections',
    help: 'Database connections of each pool, and requests that wait for one',
    labelNames: ['pool', 'state'],
    registers: [register],
    collect() {
      for (const { pool, open, idle, waiting } of poolUses()) {
        this.set({ pool, state: 'used' }, open - idle);
        this.set({ pool, state: 'idle' }, idle);
        this.set({ pool, state: 'waiting' }, waiting);
      }
    },
  });
}
