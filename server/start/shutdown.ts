type Close = () => Promise<void> | void;

/** Collects how to close what was started. */
export type Shutdown = {
  /** Adds the close function of a part that has just started. */
  readonly add: (close: Close) => void;
  /** Closes all parts in the reverse order of their start, each after the one before has closed. */
  readonly run: () => Promise<void>;
};

export function createShutdown(): Shutdown {
  const closers: Close[] = [];
  return {
    add: (close) => void closers.push(close),
    run: async () => {
      while (closers.length > 0) await closers.pop()?.();
    },
  };
}
