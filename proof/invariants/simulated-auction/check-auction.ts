import type { History } from '#proof/simulation/history.ts';
import type { Findings } from '../invariant.ts';
import { noEquivocation, noPhantom, readYourAck, shownAsFolded, toldSoon } from './broadcasts.ts';
import { type Evidence, evidenceOf } from './simulated-auction.ts';
import { ackedIsDurable, nothingInvented, oneEffectPerKey, refusedLeavesNothing, unknownResolvesOnce } from './durability.ts';
import { LEDGER_JUDGEMENTS } from './lot-invariants.ts';
import { limitsKept, signedInAtThatMoment } from './spending-limits.ts';
import { justifiedRefusals } from './justified-refusal.ts';
import type { Judgement } from './simulated-auction-invariants.ts';
import {
  closedInTime,
  closedStaysClosed,
  extensionsSpread,
  noneShutOutEarly,
  realTimeOrder,
  writtenBeforeTheBell,
} from './closing-time.ts';

/** Every invariant that the ledger and what people were told can show, in the order of their numbers. */
export const ALL_JUDGEMENTS: readonly Judgement[] = [
  ackedIsDurable,
  nothingInvented,
  refusedLeavesNothing,
  unknownResolvesOnce,
  oneEffectPerKey,
  shownAsFolded,
  realTimeOrder,
  justifiedRefusals,
  writtenBeforeTheBell,
  noneShutOutEarly,
  extensionsSpread,
  closedInTime,
  closedStaysClosed,
  limitsKept,
  noPhantom,
  noEquivocation,
  toldSoon,
  readYourAck,
  signedInAtThatMoment,
  ...LEDGER_JUDGEMENTS,
].sort((one, other) => Number(one.invariant.slice(1)) - Number(other.invariant.slice(1)));

export type Breach = { readonly invariant: string; readonly fault: string };

/** What the judge found in one auction: how many places each judgement had to look at, and every breach. */
export type Ruling = { readonly looked: ReadonlyMap<Judgement, number>; readonly breaches: readonly Breach[] };

export function judgeAuction(history: History): Ruling {
  let evidence: Evidence;
  try {
    evidence = evidenceOf(history);
  } catch (fault) {
    return { looked: new Map(), breaches: [{ invariant: 'I8', fault: `the ledger cannot be folded: ${fault}` }] };
  }
  const findings = ALL_JUDGEMENTS.map((judgement): readonly [Judgement, Findings] => [
    judgement,
    judgement.judge(evidence),
  ]);
  return {
    looked: new Map(findings.map(([judgement, { looked }]) => [judgement, looked])),
    breaches: findings.flatMap(([{ invariant }, { faults }]) => faults.map((fault) => ({ invariant, fault }))),
  };
}
