import type { MigrationState } from '../store/migrations/migration-state.ts';

/** Whether a node should be given visitors, and if not, why: each reason a few plain words, fit for anybody's eyes. */
export type Readiness = {
  /** Empty: ready. Reads at most once a second, however many ask. */
  readonly reasons: () => Promise<readonly string[]>;
  /** From now on the node takes no new visitors: it is about to close. */
  readonly drain: () => void;
  /** Everything has been opened. */
  readonly opened: (facts: ReadinessFacts) => void;
};

export type ReadinessFacts = {
  readonly migrations: () => Promise<MigrationState>;
  /** How long ago the offset to the house clock was measured, milliseconds. */
  readonly clockAge: () => number;
};

/** The offset is measured every ten seconds: after half a minute it is a guess. */
const CLOCK_TOO_OLD = 30_000;
const DATABASE_WITHIN = 2_000;
const REMEMBERED_FOR = 1_000;

export function createReadiness(now: () => number = () => performance.now()): Readiness {
  let facts: ReadinessFacts | null = null;
  let isDraining = false;
  let remembered: { readonly at: number; readonly reasons: Promise<readonly string[]> } | null = null;

  return {
    reasons: async () => {
      if (isDraining) return ['draining'];
      if (!facts) return ['opening'];
      if (!remembered || now() - remembered.at > REMEMBERED_FOR)
        remembered = { at: now(), reasons: reasonsOf(facts, DATABASE_WITHIN) };
      return remembered.reasons;
    },
    drain: () => {
      isDraining = true;
    },
    opened: (opened) => {
      facts = opened;
    },
  };
}

async function reasonsOf({ migrations, clockAge }: ReadinessFacts, within: number): Promise<readonly string[]> {
  const clock = clockAge() > CLOCK_TOO_OLD ? ['the house clock has not been read lately'] : [];
  const state = await inTime(migrations(), within).catch(() => null);
  if (!state) return ['the database cannot be reached', ...clock];
  const inStep = state.pending.length === 0 && state.unknown.length === 0;
  return inStep ? clock : ['the migrations are not in step with this program', ...clock];
}

function inTime<T>(reading: Promise<T>, within: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('that took too long')), within);
  });
  return Promise.race([reading, late]).finally(() => clearTimeout(timer));
}
