import program from '../../package.json' with { type: 'json' };
import { type Operations, openOperations } from '../operations/operations.ts';
import type { Database } from './open-database.ts';
import type { StartContext } from './start-context.ts';

/** Starts the metrics and the system facts of this node. */
export async function openNodeOperations(
  { environment, readiness, shutdown }: StartContext,
  { store, ledger, clock }: Database,
): Promise<Operations> {
  const operations = await openOperations({
    metrics: environment.metrics,
    databaseGauges: {
      clockOffset: clock.offset,
      clockAge: clock.age,
      pools: () => ({ ...ledger.pools, house: store.pool }),
    },
    pool: store.pool,
    readiness,
    about: { version: program.version, role: environment.role, hints: environment.hints },
  });
  shutdown.add(operations.close);
  return operations;
}
