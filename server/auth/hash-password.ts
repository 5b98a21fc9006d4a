import * as better from 'better-auth/crypto';

/**
 * Passwords hashed at a time. Each takes about 60 ms of a core and one of libuv's four threads. The
 * other threads stay free for reading sessions and opening database connections.
 */
const MAX_CONCURRENT = 2;

/** How many may wait, about four seconds' worth. */
const MAX_WAITING = 128;

let running = 0;
const waiting: (() => void)[] = [];

/** The scrypt hash of a password, as the Account row stores it. */
export function hashPassword(password: string): Promise<string> {
  return enqueue(() => better.hashPassword(password));
}

/** Whether a password matches a hash. */
export function verifyPassword(attempt: { readonly hash: string; readonly password: string }): Promise<boolean> {
  return enqueue(() => better.verifyPassword({ ...attempt }));
}

/** Whether the queue is full, so that a request should be refused instead of waiting. */
export function isHashingOverloaded(): boolean {
  return waiting.length >= MAX_WAITING;
}

async function enqueue<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running === MAX_CONCURRENT) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // The longest waiting one takes over the slot, so `running` stays the same.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
