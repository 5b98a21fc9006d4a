import type { LotStatus } from '../lot.ts';

/** Whether a lot has ended. Before that, none of its commitments is opened. */
export function hasEnded(status: LotStatus): boolean {
  return status === 'sold' || status === 'passed' || status === 'withdrawn';
}

/**
 * Whether an export opens a secret (decision 16): only a limit that a row of the history has
 * reached, because the price has already disclosed it. A limit above every row and every reserve
 * stay sealed forever. `highestRow` is the largest amount in the history, including voided rows;
 * null without.
 */
export function isToldByPrice(secret: Readonly<Record<string, unknown>>, highestRow: number | null): boolean {
  return typeof secret.limit === 'number' && highestRow !== null && secret.limit <= highestRow;
}
