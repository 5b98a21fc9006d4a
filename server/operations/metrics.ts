import { Counter, Histogram, Registry } from 'prom-client';
import type { AppendFacts } from './measured-ledger.ts';
import { type PoolUse, registerGauges, type ServerGauges } from './metrics-gauges.ts';

export type ServerMetrics = {
  readonly appended: (facts: AppendFacts) => void;
  readonly announced: () => void;
  readonly packet: (direction: 'in' | 'out') => void;
  /** All metrics in Prometheus's text format. Their names are in docs/operations.md. */
  readonly text: () => Promise<string>;
  readonly close: () => void;
};

/**
 * Creates the metrics of one server, in their own registry. `gauges` may be replaced later: they
 * are looked up at each read.
 */
export function createServerMetrics(gauges: ServerGauges, poolUses: () => readonly PoolUse[]): ServerMetrics {
  const register = new Registry();
  const { append, batch, commands, changes, packets } = registerCounters(register);
  const stopGauges = registerGauges(register, gauges, poolUses);
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
      stopGauges();
      register.clear();
    },
  };
}

function registerCounters(register: Registry) {
  const registers = [register];
  return {
    append: new Histogram({
      name: 'rostrum_append_seconds',
      help: 'Time of one append to the ledger, by its result',
      labelNames: ['result'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    batch: new Histogram({
      name: 'rostrum_batch_commands',
      help: 'Keyed commands in one write',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    }),
    commands: new Counter({
      name: 'rostrum_commands_total',
      help: 'Keyed commands with an outcome in the ledger: accepted, or the code of the refusal',
      labelNames: ['outcome'],
      registers,
    }),
    changes: new Counter({
      name: 'rostrum_changes_announced_total',
      help: 'Lot changes announced to this node’s sockets',
      registers,
    }),
    packets: new Counter({
      name: 'rostrum_packets_total',
      help: 'Packets on this node’s connections',
      labelNames: ['direction'],
      registers,
    }),
  };
}
