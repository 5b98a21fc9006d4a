import type { PaddleStatus } from '#auction/paddle.ts';
import type { Answered, Asked, AuctionHistory, Committed, Person } from '#proof/simulation/history.ts';
import { keyId } from '#server/saleroom/command-key.ts';
import type { CommandOutcome } from '#server/saleroom/ports.ts';

/** An outcome in the ledger, and the commit that wrote it. */
export type StoredOutcome = { readonly outcome: CommandOutcome; readonly commit: Committed };

/** The history of an auction, indexed by key. */
export type IndexedHistory = {
  readonly history: AuctionHistory;
  readonly people: ReadonlyMap<string, Person>;
  /** By key id, in order: a key that was used twice has more than one. */
  readonly asked: ReadonlyMap<string, readonly Asked[]>;
  readonly answered: ReadonlyMap<string, readonly Answered[]>;
  readonly stored: ReadonlyMap<string, readonly StoredOutcome[]>;
};

export function indexHistory(history: AuctionHistory): IndexedHistory {
  const outcomes = history.committed.flatMap((commit) => commit.outcomes.map((outcome) => ({ outcome, commit })));
  return {
    history,
    people: new Map(history.people.map((person) => [person.userId, person])),
    asked: Map.groupBy(history.asked, ({ userId, key }) => keyId(userId, key)),
    answered: Map.groupBy(history.answered, ({ userId, key }) => keyId(userId, key)),
    stored: Map.groupBy(outcomes, ({ outcome }) => keyId(outcome.actorId, outcome.key)),
  };
}

/** The status of a person's paddle in the register at a moment. */
export function statusAt({ history }: IndexedHistory, { userId, status }: Person, moment: number): PaddleStatus | null {
  return history.rights.findLast((change) => change.userId === userId && change.moment < moment)?.status ?? status;
}
