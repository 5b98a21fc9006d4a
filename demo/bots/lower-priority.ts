import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';

/** Lowers a child process's priority, so that the server gets the processor first. */
export function lowerPriority({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, 10);
  } catch {
    // Some systems do not allow it; the child then keeps its normal priority.
  }
}
