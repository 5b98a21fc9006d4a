/** Places that the house has for each address, so that whoever takes all of theirs takes nobody else's. */
export type Places = {
  /**
   * Gives a place to an address: at once, or when one of its own falls free. Null where too many wait already. Whoever has a place gives it back
   * by the function that they got.
   */
  readonly take: (address: string) => Promise<() => void> | null;
};

export type PlaceLimits = {
  /** How many places an address has. */
  readonly most: number;
  /** How many of an address may wait for one. */
  readonly waiting: number;
};

type Line = { taken: number; readonly waiting: ((leave: () => void) => void)[] };

/** Sets out places for every address that comes. An address that has left is forgotten. */
export function createPlaces({ most, waiting }: PlaceLimits): Places {
  const lines = new Map<string, Line>();

  const leave = (address: string, line: Line) => {
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      const next = line.waiting.shift();
      if (next) return next(leave(address, line));
      line.taken -= 1;
      if (line.taken === 0) lines.delete(address);
    };
  };

  return {
    take: (address) => {
      const line = lines.get(address) ?? { taken: 0, waiting: [] };
      lines.set(address, line);
      if (line.taken < most) {
        line.taken += 1;
        return Promise.resolve(leave(address, line));
      }
      if (line.waiting.length >= waiting) return null;
      return new Promise((resolve) => line.waiting.push(resolve));
    },
  };
}
