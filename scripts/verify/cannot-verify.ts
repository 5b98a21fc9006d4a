/** There is nothing to check, or it cannot be reached: neither good nor bad news about a ledger. */
export class CannotVerify extends Error {
  override name = 'CannotVerify';
}
