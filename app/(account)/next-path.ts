/** Longest path to come back to. */
const LONGEST = 500;
/** Where nobody is sent back to: what answers programs, and what would lead round in a circle. */
const notForPeople = /^\/(api|_next|sign-in|sign-up|sign-out|setup)(\/|\?|#|$)/;

/**
 * The path of the house to go to after signing in, from what an address or a form says; "/" for anything that would lead elsewhere: another
 * host, another scheme, and whatever browsers read as one (`//`, `/\`, control characters).
 */
export function nextPath(said: unknown): string {
  if (typeof said !== 'string' || said.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(said)) return '/';
  if (said.includes('\\')) return '/';
  const house = 'http://house.invalid';
  const url = URL.canParse(said, house) ? new URL(said, house) : null;
  if (!url || url.origin !== house) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith('//') || notForPeople.test(path) ? '/' : path;
}
