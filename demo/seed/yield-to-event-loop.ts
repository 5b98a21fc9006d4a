import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';

/** Lets a child process take only what is left of the machine: whoever bids comes first. */
export function yieldToEventLoop({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, 10);
  } catch {
    // Not everywhere may a process be told to step back; then it shares.
  }
}
