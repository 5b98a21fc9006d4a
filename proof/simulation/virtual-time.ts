import { createAgenda } from './schedule.ts';

/** Time that passes only because everything has been done that was due: hours in a second, and the same every time. */
export type VirtualTime = {
  /** Milliseconds since the beginning; not whole. */
  readonly now: () => number;
  /** A number that rises with every call: tells which of two things came first, also at the same instant. */
  readonly moment: () => number;
  /** Calls once after so many milliseconds, unless what it returns is called before. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Lets time pass until `isOver` says so or nothing is left to come. Rejects with what a call throws. */
  readonly pass: (isOver: () => boolean) => Promise<void>;
};

/** How many steps are put before the event loop at once; between any two of them it runs every promise that can go on. */
const STEPS_AT_ONCE = 64;

export function createVirtualTime(): VirtualTime {
  const agenda = createAgenda();
  let now = 0;
  let moments = 0;

  const after = (milliseconds: number, call: () => void) => agenda.add(now + Math.max(0, milliseconds), call);

  return {
    now: () => now,
    moment: () => {
      moments += 1;
      return moments;
    },
    after,
    pause: (milliseconds) => new Promise((resolve) => after(milliseconds, resolve)),
    pass: (isOver) =>
      new Promise((resolve, reject) => {
        let isDone = false;
        const step = () => {
          if (isDone) return;
          const due = isOver() ? null : agenda.next();
          if (!due) {
            isDone = true;
            return resolve();
          }
          now = due.at;
          try {
            due.call();
          } catch (fault) {
            isDone = true;
            reject(fault);
          }
        };
        const steps = () => {
          for (let n = 0; n < STEPS_AT_ONCE; n += 1) setImmediate(step);
          setImmediate(() => {
            if (!isDone) steps();
          });
        };
        steps();
      }),
  };
}
