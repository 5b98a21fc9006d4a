import type { RequestListener } from 'node:http';

/** Counts the requests that are being answered, so that a house that closes can let them finish. */
export type OpenRequests = {
  readonly count: (next: RequestListener) => RequestListener;
  /** From now on each answer ends its connection. Resolves when none is under way, or after `patience` milliseconds. */
  readonly finish: (patience: number) => Promise<void>;
};

export function createOpenRequests(): OpenRequests {
  let underway = 0;
  let isFinishing = false;
  let settle: (() => void) | null = null;
  return {
    count: (next) => (request, response) => {
      underway += 1;
      if (isFinishing) response.setHeader('connection', 'close');
      response.once('close', () => {
        underway -= 1;
        if (underway === 0) settle?.();
      });
      next(request, response);
    },
    finish: (patience) => {
      isFinishing = true;
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
