import type { SeededRandom } from '#demo/seed/seeded-random.ts';
import type { FaultProxy } from '#server/testing/proxy/fault-proxy.ts';
import type { ChaosPostgres } from '../fixture/chaos-postgres.ts';
import type { SupervisedHouse } from '../fixture/supervised-server.ts';
import type { Fleet } from '../fleet/fleet.ts';

/** Everything that a fault can lay its hands on. */
export type FaultStage = {
  readonly house: SupervisedHouse;
  readonly postgres: ChaosPostgres;
  /** Between the bidders and the house. */
  readonly front: FaultProxy;
  /** Between the house and PostgreSQL. */
  readonly back: FaultProxy;
  readonly fleet: Fleet;
  readonly auctionId: string;
  /** Somebody whose session may be taken away. */
  readonly expendable: { readonly userId: string };
  readonly hasPages: boolean;
};

/** What was done, for the history; or that the moment that was waited for did not come, which proves nothing. */
export type Struck = { readonly struck: boolean; readonly arg: Readonly<Record<string, unknown>> };

/** One way in which the world breaks. */
export type Fault = {
  readonly name: string;
  /** What it strikes, in the words of the history. */
  readonly on: 'house' | 'postgres' | 'front' | 'back' | 'clients';
  readonly says: string;
  /** Bidding on every open lot works again within so many milliseconds of its end (I37). */
  readonly healsWithin: number;
  /** Why it cannot be tried here; null where it can. */
  readonly impossible?: (stage: FaultStage) => string | null;
  /** Breaks it, and mends what does not mend itself. Resolves when the fault is over. */
  readonly strike: (stage: FaultStage, random: SeededRandom) => Promise<Struck>;
};

/** After a fault that leaves every process alive. */
export const SOON = 5_000;
/** After the end of a process: it has to start, and PostgreSQL to recover. */
export const AFTER_A_DEATH = 10_000;
