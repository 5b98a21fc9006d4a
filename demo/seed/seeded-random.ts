import { hash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers that its seed determines, on every machine and in every run. */
export type SeededRandom = {
  /** From 0 up to but not including 1. */
  readonly next: () => number;
  /** A number, not whole, from low up to but not including high. */
  readonly between: (low: number, high: number) => number;
  /** A whole number from low to high, both included. */
  readonly whole: (low: number, high: number) => number;
  /** A whole number from 0 up to but not including end; 0 when end is 0. */
  readonly below: (end: number) => number;
  /** True with this probability: 0 never, 1 always. */
  readonly chance: (probability: number) => boolean;
  /** One of several. Throws RangeError when there are none. */
  readonly pick: <T>(from: readonly T[]) => T;
  /** Normally distributed, with mean 0 and standard deviation 1. */
  readonly normal: () => number;
  /** A string of this many hexadecimal digits. */
  readonly hex: (digits: number) => string;
};

/** Starts a stream from a name or a number. Similar seeds give unrelated streams. */
export function seededRandom(seed: string | number): SeededRandom {
  const digest = hash('sha256', String(seed), 'buffer');
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)));
  const next = () => uniformFloat64(generator);
  const whole = (low: number, high: number) => uniformInt(generator, low, high);
  const below = (end: number) => whole(0, Math.max(0, end - 1));
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole,
    below,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const picked = from.length > 0 ? from[below(from.length)] : undefined;
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
    // Box–Muller transform.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
  };
}
