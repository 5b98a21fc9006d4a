import type { MigrationState } from '../store/migrations/migration-state.ts';

/**
 * Whether a load balancer should send visitors to this node. The reasons are short texts without
 * secrets.
 */
export type Readiness = {
  /** Why the node is not ready; empty when it is. Checks the database at most once a second. */
  readonly reasons: () => Promise<readonly string[]>;
  /** The node is about to stop, and is not ready from now on. */
  readonly drain: () => void;
  /** All parts of the node have started. */
  readonly started: (checks: ReadinessChecks) => void;
};

export type ReadinessChecks = {
  readonly migrations: () => Promise<MigrationState>;
  /** How long ago the offset to the database's clock was measured, milliseconds. */
  readonly clockAge: () => number;
};

/** The offset is measured every ten seconds. After thirty it counts as unknown. */
const MAX_CLOCK_AGE = 30_000;
const DATABASE_TIMEOUT = 2_000;
const CACHED_FOR = 1_000;

export function createReadiness(now: () => number = () => performance.now()): Readiness {
  let checks: ReadinessChecks | null = null;
  let isDraining = false;
  let cached: { readonly at: number; readonly reasons: Promise<readonly string[]> } | null = null;

  return {
    reasons: async () => {
      if (isDraining) return ['draining'];
      if (!checks) return ['opening'];
      if (!cached || now() - cached.at > CACHED_FOR) cached = { at: now(), reasons: runChecks(checks) };
      return cached.reasons;
    },
    drain: () => {
      isDraining = true;
    },
    started: (startedChecks) => {
      checks = startedChecks;
    },
  };
}

async function runChecks({ migrations, clockAge }: ReadinessChecks): Promise<readonly string[]> {
  const clock = clockAge() > MAX_CLOCK_AGE ? ['the database clock has not been read recently'] : [];
  const state = await withTimeout(migrations(), DATABASE_TIMEOUT).catch(() => null);
  if (!state) return ['the database cannot be reached', ...clock];
  const inStep = state.pending.length === 0 && state.unknown.length === 0;
  return inStep ? clock : ['the migrations are not in step with this program', ...clock];
}

function withTimeout<T>(promise: Promise<T>, timeout: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), timeout);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
