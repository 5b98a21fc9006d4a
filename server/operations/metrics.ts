import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AppendFacts } from './measured-ledger.ts';

/** The current values of a server. Each is read only when the metrics are requested. */
export type ServerGauges = {
  readonly waitingCommands: () => number;
  readonly clockOffset: () => number;
  readonly connections: () => number;
  readonly auctionsWatched: () => number;
  readonly pagesAlive: () => boolean;
};

export type PoolUse = { readonly pool: string; readonly open: number; readonly idle: number; readonly waiting: number };

export type ServerMetrics = {
  readonly appended: (facts: AppendFacts) => void;
  readonly announced: () => void;
  readonly packet: (direction: 'in' | 'out') => void;
  /** All metrics in Prometheus's text format. Their names are in docs/operations.md. */
  readonly text: () => Promise<string>;
  readonly close: () => void;
};

/** The sampling interval of the event loop, milliseconds. Node includes it in every delay (nanoseconds) that it reports. */
const RESOLUTION = 10;
const delay = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION / 1e3);

/** Creates the metrics of one server, in their own registry. `gauges` may be replaced later: they are looked up at each read. */
export function createServerMetrics(gauges: ServerGauges, poolUses: () => readonly PoolUse[]): ServerMetrics {
  const register = new Registry();
  const registers = [register];
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  loop.enable();

  const append = new Histogram({
    name: 'rostrum_append_seconds',
    help: 'Time of one append to the ledger, by its result',
    labelNames: ['result'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const batch = new Histogram({
    name: 'rostrum_batch_commands',
    help: 'Keyed commands in one write',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    registers,
  });
  const commands = new Counter({
    name: 'rostrum_commands_total',
    help: 'Keyed commands with an outcome in the ledger: accepted, or the code of the refusal',
    labelNames: ['outcome'],
    registers,
  });
  const changes = new Counter({
    name: 'rostrum_changes_announced_total',
    help: 'Lot changes announced to this node’s sockets',
    registers,
  });
  const packets = new Counter({
    name: 'rostrum_packets_total',
    help: 'Packets on this node’s connections',
    labelNames: ['direction'],
    registers,
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
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
  new Gauge({
    name: 'rostrum_loop_delay_seconds',
    help: 'Delay of the event loop since the last scrape',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const quantile of [50, 99]) this.set({ quantile: `0.${quantile}` }, delay(loop.percentile(quantile)));
      this.set({ quantile: '1' }, delay(loop.max));
      loop.reset();
    },
  });
  new Gauge({
    name: 'rostrum_pool_connections',
    help: 'Database connections of each pool, and requests that wait for one',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const { pool, open, idle, waiting } of poolUses()) {
        this.set({ pool, state: 'used' }, open - idle);
        this.set({ pool, state: 'idle' }, idle);
        this.set({ pool, state: 'waiting' }, waiting);
      }
    },
  });

  return {
    appended: ({ batch: { outcomes }, result, milliseconds }) => {
      append.observe({ result: result?.kind ?? 'fault' }, milliseconds / 1000);
      if (result?.kind !== 'written') return;
      batch.observe(outcomes.length);
      const counts = new Map<string, number>();
      for (const { result: outcome } of outcomes) {
        const code = outcome.accepted ? 'accepted' : outcome.rejection.code;
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
      for (const [outcome, count] of counts) commands.inc({ outcome }, count);
    },
    announced: () => changes.inc(),
    packet: (direction) => packets.inc({ direction }),
    text: () => register.metrics(),
    close: () => {
      loop.disable();
      register.clear();
    },
  };
}
