/** Counts pending requests, so that a closing server can refuse new ones and wait for the rest. */
export type PendingRequests = {
  /** Counts one more; false when the server accepts no more. */
  readonly begin: () => boolean;
  readonly end: () => void;
  readonly isOpen: () => boolean;
  /** Accepts no more requests; resolves when none is pending, or after `grace` milliseconds. */
  readonly close: (grace: number) => Promise<void>;
};

export function createPendingRequests(): PendingRequests {
  let pending = 0;
  let isClosed = false;
  let onIdle: (() => void) | null = null;
  return {
    isOpen: () => !isClosed,
    begin: () => {
      if (!isClosed) pending += 1;
      return !isClosed;
    },
    end: () => {
      pending -= 1;
      if (pending === 0) onIdle?.();
    },
    close: (grace) => {
      isClosed = true;
      if (pending === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, grace);
        onIdle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
