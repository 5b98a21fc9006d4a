import { createSchedule } from './schedule.ts';

/**
 * Time that advances to the next scheduled call as soon as nothing else can run: hours in a second,
 * and always the same.
 */
export type VirtualTime = {
  /** Milliseconds since the start; not whole. */
  readonly now: () => number;
  /** A number that rises with every call, to order two things at the same time. */
  readonly moment: () => number;
  /** Calls once after this many milliseconds; returns a function that cancels it. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  readonly pause: (milliseconds: number) => Promise<void>;
  /**
   * Runs until `isOver` returns true or no call is left. Rejects with the error that a call throws.
   */
  readonly run: (isOver: () => boolean) => Promise<void>;
};

/**
 * How many steps are queued on the event loop at once. Between two steps it runs every promise that
 * can continue.
 */
const STEPS_AT_ONCE = 64;

export function createVirtualTime(): VirtualTime {
  const schedule = createSchedule();
  let now = 0;
  let moments = 0;

  const after = (milliseconds: number, call: () => void) => schedule.add(now + Math.max(0, milliseconds), call);

  return {
    now: () => now,
    moment: () => {
      moments += 1;
      return moments;
    },
    after,
    pause: (milliseconds) => new Promise((resolve) => after(milliseconds, resolve)),
    run: (isOver) =>
      runSteps(() => {
        const due = isOver() ? null : schedule.next();
        if (!due) return false;
        now = due.at;
        due.call();
        return true;
      }),
  };
}

/**
 * Runs a step at a time on the event loop until it returns false. Rejects with the error that it
 * throws.
 */
function runSteps(step: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let isDone = false;
    const runStep = () => {
      if (isDone) return;
      try {
        isDone = !step();
        if (isDone) resolve();
      } catch (fault) {
        isDone = true;
        reject(fault);
      }
    };
    const queueSteps = () => {
      for (let n = 0; n < STEPS_AT_ONCE; n += 1) setImmediate(runStep);
      setImmediate(() => {
        if (!isDone) queueSteps();
      });
    };
    queueSteps();
  });
}
