import type { Random } from './seeded-random.ts';

/** What can become of a write on its way to the ledger and back. */
export type FateOfWrite =
  | 'goes well'
  /** The ledger cannot be reached: surely nothing was written, and the node is told so. */
  | 'unreachable'
  /** The connection is lost before the statement arrives: nothing was written, and the node cannot know. */
  | 'lost before'
  /** The connection is lost after the commit: it was written, and the node cannot know. */
  | 'lost after'
  /** The connection is lost, and the statement commits some seconds after that. */
  | 'commits late'
  /** It takes seconds, and goes well. */
  | 'slow';

/** A look-up of a key is a read that may write: `loses its answer` then leaves a burnt key behind. */
export type FateOfRead = 'goes well' | 'fails' | 'loses its answer' | 'unreachable' | 'slow';

/** How much goes wrong in an auction, and whether it does now. */
export type Troubles = {
  /** From now on nothing goes wrong any more. */
  readonly end: () => void;
  readonly haveEnded: () => boolean;
  readonly setAway: (isAway: boolean) => void;
  readonly isAway: () => boolean;
  readonly fateOfWrite: () => FateOfWrite;
  readonly fateOfRead: () => FateOfRead;
  /** How long a message between a node and its ledger takes, one way, in milliseconds. */
  readonly tripToLedger: () => number;
  /** How long a message between a person and a node takes, one way, in milliseconds; null when it is lost. */
  readonly tripToNode: () => number | null;
  readonly announcerFails: () => boolean;
};

export function createTroubles(random: Random): Troubles {
  // Some auctions see few faults and some see little else, so that both long undisturbed runs and pile-ups are met.
  const share = random.pick([0, 0.02, 0.08, 0.2]);
  const readShare = random.pick([0, 0, 0.02, 0.07]);
  const lossy = random.pick([0, 0.02, 0.1]);
  let areOver = false;
  let isAway = false;
  const strikes = (chance: number) => !areOver && random.chance(chance);

  return {
    end: () => {
      areOver = true;
      isAway = false;
    },
    haveEnded: () => areOver,
    setAway: (away) => {
      isAway = away;
    },
    isAway: () => isAway,
    fateOfWrite: () =>
      strikes(share)
        ? random.pick<FateOfWrite>(['unreachable', 'lost before', 'lost after', 'lost after', 'commits late', 'slow'])
        : 'goes well',
    fateOfRead: () =>
      strikes(readShare) ? random.pick<FateOfRead>(['fails', 'loses its answer', 'unreachable', 'slow']) : 'goes well',
    tripToLedger: () => random.between(0.1, random.chance(0.1) ? 25 : 2),
    tripToNode: () => {
      if (strikes(lossy)) return random.chance(0.5) ? null : random.between(500, 2_500);
      return random.between(0.5, random.chance(0.1) ? 150 : 20);
    },
    announcerFails: () => strikes(share / 4),
  };
}
