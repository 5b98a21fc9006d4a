import type { LotStatus } from '../lot.ts';

/** Whether a lot has its outcome: before that, no commitment of it is opened for anybody. */
export function hasEnded(status: LotStatus): boolean {
  return status === 'sold' || status === 'passed' || status === 'withdrawn';
}

/**
 * Which commitments an export opens (decision 16): limits that some row of the history has reached, so that the price has told them already.
 * A limit above every row (the winner's room) and every reserve stay sealed for ever. `highestRow` is the largest amount in the history, voided
 * rows included; null without any.
 */
export function isToldByPrice(secret: Readonly<Record<string, unknown>>, highestRow: number | null): boolean {
  return typeof secret.limit === 'number' && highestRow !== null && secret.limit <= highestRow;
}
