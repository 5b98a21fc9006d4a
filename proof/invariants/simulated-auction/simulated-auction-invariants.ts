import type { Findings } from '../invariant.ts';
import type { Evidence } from './simulated-auction.ts';

/** Looks for breaches of one invariant in the evidence of one auction, and in nothing else. */
export type Judgement = {
  readonly invariant: string;
  /** The invariant in a few words. */
  readonly says: string;
  readonly judge: (evidence: Evidence) => Findings;
};

/** Several findings as one. */
export function together(...parts: readonly Findings[]): Findings {
  return {
    looked: parts.reduce((sum, { looked }) => sum + looked, 0),
    faults: parts.flatMap(({ faults }) => faults),
  };
}
