import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Rejection } from '#auction/rejections.ts';
import { publicLot } from '#auction/views.ts';
import type { OutcomeDump, RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { verdictOf } from '../invariant.ts';
import { noEarlyLockout } from '../recorded-lot/closing-time.ts';
import { justifiedRefusal } from '../recorded-lot/justified-refusal.ts';
import { isFinal, type KeyedCommand } from './keyed-commands.ts';
import { bidCommand } from './run-commands.ts';
import type { RunStep } from './run-step.ts';
import { CLOCK_TOLERANCE, runTime } from './run-time.ts';

/**
 * Adds the refusals of a lot to its accepted steps. Each is placed after a state between the bid
 * and its answer that justifies it; when no state does, after the last of them.
 */
export function addRefusals(
  run: RecordedRun,
  accepted: readonly RunStep[],
  commands: readonly KeyedCommand[],
): readonly RunStep[] {
  const beforeAll: RunStep[] = [];
  const steps = accepted.map((step) => [step]);
  for (const command of commands) {
    const { outcome } = command;
    const code = outcome?.r?.code;
    if (!outcome || outcome.accepted || code === 'NEVER_RECEIVED' || code === 'STALE') continue;
    const placed = placeRefusal(run, accepted, command, outcome);
    if (placed) (steps[placed.after] ?? beforeAll).push(placed.step);
  }
  return [...beforeAll, ...steps.flat()];
}

type PlacedRefusal = { readonly after: number; readonly step: RunStep };

function placeRefusal(
  run: RecordedRun,
  accepted: readonly RunStep[],
  { sent, answers, u }: KeyedCommand,
  outcome: OutcomeDump,
): PlacedRefusal | null {
  const [first] = sent;
  if (!first || accepted.length === 0) return null;
  const answeredAt = answers.find(isFinal)?.t ?? Number.POSITIVE_INFINITY;
  const rejection = outcome.r as unknown as Rejection;
  const available = rejection.code === 'OVER_LIMIT' ? rejection.available : null;
  const request = { lotId: outcome.l, at: outcome.at, salt: '', sent: first, userId: u, available };
  const command = bidCommand(run, request);
  const refusedAt = (lot: Lot): RunStep => ({
    before: lot,
    command,
    decision: { accepted: false, rejection },
    recorded: [],
    after: lot,
    seen: publicLot(lot),
    t: runTime(run, outcome.at),
    db: null,
    deviation: null,
  });
  let last: PlacedRefusal | null = null;
  const states = [{ after: SCHEDULED_LOT, t: Number.NEGATIVE_INFINITY }, ...accepted];
  for (const [n, { after, t }] of states.entries()) {
    const until = states[n + 1]?.t ?? Number.POSITIVE_INFINITY;
    if (until < first.t - CLOCK_TOLERANCE || t > answeredAt + CLOCK_TOLERANCE) continue;
    const step = refusedAt(after);
    last = { after: n - 1, step };
    if (isJustified(accepted.slice(0, 1), step)) return last;
  }
  return last;
}

function isJustified(opening: readonly RunStep[], refusal: RunStep): boolean {
  return [justifiedRefusal, noEarlyLockout].every(
    ({ check }) => verdictOf(check([...opening, refusal])) !== 'violated',
  );
}
