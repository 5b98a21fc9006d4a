/**
 * The command line or a path on it is wrong. The message says what to give; the stack is not
 * printed.
 */
export class UsageError extends Error {
  override name = 'UsageError';
}
