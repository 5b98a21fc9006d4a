import type { RequestListener } from 'node:http';

/** Counts the requests in progress, so that a stopping server can let them finish. */
export type OpenRequests = {
  readonly count: (next: RequestListener) => RequestListener;
  /**
   * Closes connections after their next response. Resolves when no request is in progress, or after
   * the timeout, milliseconds.
   */
  readonly finish: (timeout: number) => Promise<void>;
};

export function createOpenRequests(): OpenRequests {
  let inProgress = 0;
  let isFinishing = false;
  let onLastFinished: (() => void) | null = null;
  return {
    count: (next) => (request, response) => {
      inProgress += 1;
      if (isFinishing) response.setHeader('connection', 'close');
      response.once('close', () => {
        inProgress -= 1;
        if (inProgress === 0) onLastFinished?.();
      });
      next(request, response);
    },
    finish: (timeout) => {
      isFinishing = true;
      if (inProgress === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, timeout);
        onLastFinished = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
