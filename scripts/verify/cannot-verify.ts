/** Nothing could be checked, for example because a file or database cannot be read. */
export class CannotVerify extends Error {
  override name = 'CannotVerify';
}
