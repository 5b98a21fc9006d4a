import { setTimeout as pause } from 'node:timers/promises';
import { nextTick } from '../queues/next-tick.ts';

/**
 * The passing of time as a node feels it: its two clocks and its alarms. What is due by the house clock is never decided here; these only say
 * when to look. A port, so that a simulation can let hours pass in a second.
 */
export type Timers = {
  /** Milliseconds since some moment of this process, never running back. */
  readonly monotonic: () => number;
  /** This machine's own wall clock, epoch milliseconds: it may be wrong, and may jump. */
  readonly wallClock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Calls once after so many milliseconds, unless what it returns is called before. Keeps no process alive. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  readonly nextTick: () => Promise<void>;
};

/** The real ones. */
export const machineTimers: Timers = {
  monotonic: () => performance.now(),
  wallClock: () => Date.now(),
  pause: (milliseconds) => pause(milliseconds),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  nextTick,
};
