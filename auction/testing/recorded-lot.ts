import type { LotCommand } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { RecordedEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { record, type Sha256 } from '../ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '../lot.ts';
import { type PublicLot, publicLot } from '../views.ts';

/** A command with its results. `seen` is the public view after it. */
export type Step = {
  readonly before: Lot;
  readonly command: LotCommand;
  readonly decision: Decision;
  readonly recorded: readonly RecordedEvent[];
  readonly after: Lot;
  readonly seen: PublicLot;
};

/** The input of a checker: a lot's commands in order, with their results. */
export type RecordedLot = readonly Step[];

/** The four functions that play a lot. A self-test replaces one of them with a broken one. */
export type Rules = {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
  readonly record: typeof record;
  readonly publicLot: typeof publicLot;
};

export const RULES: Rules = { decide, evolve, record, publicLot };

/** Plays commands, each created from the current lot, until there are no more. */
export function playLot(
  rules: Rules,
  sha256: Sha256,
  commands: Iterable<(lot: Lot) => LotCommand | null>,
): RecordedLot {
  const steps: Step[] = [];
  let lot = SCHEDULED_LOT;
  for (const createCommand of commands) {
    const command = createCommand(lot);
    if (!command) break;
    const before = lot;
    const decision = rules.decide(before, command, sha256);
    const recorded = decision.accepted ? rules.record(sha256, before, decision.events) : [];
    for (const event of recorded) lot = rules.evolve(lot, event);
    steps.push({ before, command, decision, recorded, after: lot, seen: rules.publicLot(lot) });
  }
  return steps;
}

/** All events of a recorded lot, in order. */
export function eventsOf(lot: RecordedLot): readonly RecordedEvent[] {
  return lot.flatMap(({ recorded }) => recorded);
}
