import type { Step } from '#auction/testing/recorded-lot.ts';

/** A step of a lot, dated in the run. */
export type RunStep = Step & {
  readonly t: number;
  /** The database's clock under the lot's lock, epoch milliseconds; null for a refusal. */
  readonly db: number | null;
  /**
   * How today's decision on the same command differs from the recorded one; null when it does not.
   */
  readonly deviation: string | null;
};

export function isBid({ command, decision }: RunStep): boolean {
  return decision.accepted && (command.type === 'PlaceBid' || command.type === 'SetMaxBid');
}
