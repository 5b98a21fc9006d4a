import type { PaddleStatus } from '#auction/paddle.ts';
import type { Answered, Asked, Committed, History, Person } from '#proof/simulation/history.ts';
import { keyId } from '#server/saleroom/command-key.ts';
import type { CommandOutcome } from '#server/saleroom/ports.ts';

/** An outcome in the ledger, and the commit that put it there. */
export type StoredOutcome = { readonly outcome: CommandOutcome; readonly commit: Committed };

/** A history by key: what each was asked, told and stored under. */
export type SortedHistory = {
  readonly history: History;
  readonly people: ReadonlyMap<string, Person>;
  /** By key id, all of them in order: more than one is asked when a key was used twice. */
  readonly asked: ReadonlyMap<string, readonly Asked[]>;
  readonly answered: ReadonlyMap<string, readonly Answered[]>;
  readonly stored: ReadonlyMap<string, readonly StoredOutcome[]>;
};

export function sortHistory(history: History): SortedHistory {
  const outcomes = history.committed.flatMap((commit) => commit.outcomes.map((outcome) => ({ outcome, commit })));
  return {
    history,
    people: new Map(history.people.map((person) => [person.userId, person])),
    asked: Map.groupBy(history.asked, ({ userId, key }) => keyId(userId, key)),
    answered: Map.groupBy(history.answered, ({ userId, key }) => keyId(userId, key)),
    stored: Map.groupBy(outcomes, ({ outcome }) => keyId(outcome.actorId, outcome.key)),
  };
}

/** The status of somebody's paddle as the register had it at a moment. */
export function statusAt({ history }: SortedHistory, { userId, status }: Person, moment: number): PaddleStatus | null {
  return history.rights.findLast((change) => change.userId === userId && change.moment < moment)?.status ?? status;
}
