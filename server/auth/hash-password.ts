import * as better from 'better-auth/crypto';

/**
 * How many passwords are hashed at a time. Each takes some 60 ms of a core and one of Node's four threads, on purpose; a crowd that signs in must
 * leave threads for everything else that needs one: reading sessions, opening connections to the database.
 */
const MOST_AT_A_TIME = 2;

/** How many may wait for their turn: some four seconds of it. */
const MOST_WAITING = 128;

let underWay = 0;
const waiting: (() => void)[] = [];

/** The scrypt hash of a password, as an Account's row keeps it. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => better.hashPassword(password));
}

/** Says whether a password is the one of a hash. */
export function verifyPassword(one: { readonly hash: string; readonly password: string }): Promise<boolean> {
  return inTurn(() => better.verifyPassword({ ...one }));
}

/** Whether so many wait that one more had better come back: guessers from everywhere would else make a line that never ends. */
export function isHashingBehind(): boolean {
  return waiting.length >= MOST_WAITING;
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (underWay === MOST_AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  else underWay += 1;
  try {
    return await work();
  } finally {
    // The place passes to whoever waits longest.
    const next = waiting.shift();
    if (next) next();
    else underWay -= 1;
  }
}
