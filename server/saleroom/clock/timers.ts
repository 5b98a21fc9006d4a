import { setTimeout as pause } from 'node:timers/promises';
import { yieldToEventLoop } from './yield-to-event-loop.ts';

/**
 * This machine's clocks and timers. They decide only when to check; what is due is decided by the
 * database's clock. A port, so that a simulation can run hours in a second.
 */
export type Timers = {
  /** Milliseconds since some moment of this process, never running back. */
  readonly monotonic: () => number;
  /** This machine's wall clock, epoch milliseconds. It may be wrong, and it may jump. */
  readonly wallClock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /**
   * Calls `call` once after the delay. Returns a function that cancels it. Does not keep the
   * process alive.
   */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  readonly yieldToEventLoop: () => Promise<void>;
};

/** The timers of Node. */
export const machineTimers: Timers = {
  monotonic: () => performance.now(),
  wallClock: () => Date.now(),
  pause: (milliseconds) => pause(milliseconds),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  yieldToEventLoop,
};
