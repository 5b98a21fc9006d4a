/** The ledger broke an invariant during a run, so that the run's figures are worthless. */
export class InvariantViolation extends Error {
  override name = 'InvariantViolation';
}
