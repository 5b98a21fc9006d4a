import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { FaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import type { ChaosPostgres } from '../fixture/chaos-postgres.ts';
import type { SupervisedServer } from '../fixture/supervised-server.ts';
import type { Fleet } from '../fleet/fleet.ts';

/** Everything that a fault can act on. */
export type FaultTargets = {
  readonly server: SupervisedServer;
  readonly postgres: ChaosPostgres;
  /** Between the bidders and the server. */
  readonly front: FaultProxy;
  /** Between the server and PostgreSQL. */
  readonly back: FaultProxy;
  readonly fleet: Fleet;
  readonly auctionId: string;
  /** A bidder whose session may be deleted. */
  readonly expendable: { readonly userId: string };
  readonly hasPages: boolean;
};

/**
 * What the fault did, for the record. `struck` is false when the moment that it waits for did not
 * come.
 */
export type Injection = { readonly struck: boolean; readonly arg: Readonly<Record<string, unknown>> };

/** One kind of failure that a run can inject. */
export type Fault = {
  readonly name: string;
  /** What it acts on, as the record names it. `house` is the server. */
  readonly on: 'house' | 'postgres' | 'front' | 'back' | 'clients';
  readonly description: string;
  /** How soon after its end bidding works again on every open lot, milliseconds (I37). */
  readonly healsWithin: number;
  /** Why it cannot be injected on this machine; null when it can. */
  readonly whyImpossible?: (targets: FaultTargets) => string | null;
  /**
   * Injects the fault and undoes what does not recover on its own. Resolves when the fault is over.
   */
  readonly inject: (targets: FaultTargets, random: SeededRandom) => Promise<Injection>;
};

/** After a fault that leaves every process alive, milliseconds. */
export const HEALS_SOON = 5_000;
/** After the end of a process, which has to start again while PostgreSQL recovers, milliseconds. */
export const HEALS_AFTER_RESTART = 10_000;
