/** Randomness that a seed makes: the same seed gives the same numbers for ever, so that what it led to can be seen again. */
export type Random = {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  /** A number, not whole, from `from` to below `to`. */
  readonly between: (from: number, to: number) => number;
  /** True about so often: 0 never, 1 always. */
  readonly chance: (share: number) => boolean;
  /** One of several. Throws when there are none. */
  readonly pick: <T>(of: readonly T[]) => T;
  /** So many hexadecimal digits. */
  readonly hex: (digits: number) => string;
};

/** Mulberry32: small, fast, and good enough to choose faults with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    between: (from, to) => from + next() * (to - from),
    chance: (share) => next() < share,
    pick: (of) => {
      const chosen = of[below(of.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
    hex: (digits) => {
      let text = '';
      while (text.length < digits) text += below(0x1_0000_0000).toString(16).padStart(8, '0');
      return text.slice(0, digits);
    },
  };
}
