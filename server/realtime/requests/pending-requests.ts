/** Counts the requests that are being answered, so that a house that closes can take no more and wait for those. */
export type PendingRequests = {
  /** Counts one in; false when the house takes no more. */
  readonly begin: () => boolean;
  readonly end: () => void;
  readonly isOpen: () => boolean;
  /** Takes no more from now on; resolves when none is under way, or after `patience` milliseconds. */
  readonly close: (patience: number) => Promise<void>;
};

export function createPendingRequests(): PendingRequests {
  let underway = 0;
  let isClosed = false;
  let settle: (() => void) | null = null;
  return {
    isOpen: () => !isClosed,
    begin: () => {
      if (!isClosed) underway += 1;
      return !isClosed;
    },
    end: () => {
      underway -= 1;
      if (underway === 0) settle?.();
    },
    close: (patience) => {
      isClosed = true;
      if (underway === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, patience);
        settle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
