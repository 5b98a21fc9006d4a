/** A stream of chance that is the same for the same name, on every machine and in every run. */
export type SeededRandom = {
  /** From 0 up to but not including 1. */
  readonly next: () => number;
  readonly between: (low: number, high: number) => number;
  /** A whole number from low to high, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
  /** Normally distributed, mean 0 and deviation 1. */
  readonly normal: () => number;
};

/** Starts a stream from a name (xmur3 spreads the name, sfc32 draws). */
export function seededRandom(name: string): SeededRandom {
  let a = spread(name, 0x9e3779b9);
  let b = spread(name, 0x85ebca6b);
  let c = spread(name, 0xc2b2ae35);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) next();
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    whole,
    pick: (from) => {
      const picked = from[whole(0, from.length - 1)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
    chance: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

function spread(name: string, start: number): number {
  let hash = start ^ name.length;
  for (let i = 0; i < name.length; i += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  return hash ^ (hash >>> 13);
}
