/** A run whose ledger broke a promise. Its figures are worth nothing, and nothing else that was found matters as much. */
export class BrokenPromise extends Error {
  override name = 'BrokenPromise';
}
