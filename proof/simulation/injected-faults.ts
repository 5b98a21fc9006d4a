import type { SeededRandom } from '#demo/seed/seeded-random.ts';

/** What can go wrong with a write on its way to the ledger and back. */
export type WriteFault =
  /** The ledger cannot be reached: nothing is written, and the node knows it. */
  | 'unreachable'
  /**
   * The connection is lost before the statement arrives: nothing is written, and the node cannot
   * know.
   */
  | 'lost before'
  /** The connection is lost after the commit: it is written, and the node cannot know. */
  | 'lost after'
  /** The connection is lost, and the statement commits later. */
  | 'commits late'
  /** It takes seconds, and succeeds. */
  | 'slow';

/**
 * A look-up of a key is a read that may write: `loses its answer` then leaves a burnt key behind.
 */
export type ReadFault = 'fails' | 'loses its answer' | 'unreachable' | 'slow';

/** How often each fault is injected in an auction, and whether it is injected now. */
export type InjectedFaults = {
  /** No more faults from now on. */
  readonly end: () => void;
  readonly setLedgerAway: (isAway: boolean) => void;
  readonly isLedgerAway: () => boolean;
  readonly nextWriteFault: () => WriteFault | null;
  readonly nextReadFault: () => ReadFault | null;
  /** How long a message between a node and its ledger takes, one way, in milliseconds. */
  readonly ledgerDelay: () => number;
  /**
   * How long a message between a client and a node takes, one way, in milliseconds; null when it is
   * lost.
   */
  readonly clientDelay: () => number | null;
  readonly doesAnnouncerFail: () => boolean;
};

export function createInjectedFaults(random: SeededRandom): InjectedFaults {
  // Few faults in some auctions and many in others cover both long undisturbed runs and faults at
  // once.
  const share = random.pick([0, 0.02, 0.08, 0.2]);
  const readShare = random.pick([0, 0, 0.02, 0.07]);
  const lossShare = random.pick([0, 0.02, 0.1]);
  let areOver = false;
  let isAway = false;
  const isInjected = (probability: number) => !areOver && random.chance(probability);

  return {
    end: () => {
      areOver = true;
      isAway = false;
    },
    setLedgerAway: (away) => {
      isAway = away;
    },
    isLedgerAway: () => isAway,
    nextWriteFault: () =>
      isInjected(share)
        ? random.pick<WriteFault>(['unreachable', 'lost before', 'lost after', 'lost after', 'commits late', 'slow'])
        : null,
    nextReadFault: () =>
      isInjected(readShare) ? random.pick<ReadFault>(['fails', 'loses its answer', 'unreachable', 'slow']) : null,
    ledgerDelay: () => random.between(0.1, random.chance(0.1) ? 25 : 2),
    clientDelay: () => {
      if (isInjected(lossShare)) return random.chance(0.5) ? null : random.between(500, 2_500);
      return random.between(0.5, random.chance(0.1) ? 150 : 20);
    },
    doesAnnouncerFail: () => isInjected(share / 4),
  };
}
