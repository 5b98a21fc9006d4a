import type { LotCommand } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { RecordedEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { record, type Sha256 } from '../ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '../lot.ts';
import { type PublicLot, publicLot } from '../views.ts';

/** One command and all that came of it. `seen` is the public view after it. */
export type Step = {
  readonly before: Lot;
  readonly command: LotCommand;
  readonly decision: Decision;
  readonly recorded: readonly RecordedEvent[];
  readonly after: Lot;
  readonly seen: PublicLot;
};

/** What a checker reads: a lot's commands in the order in which they were given. */
export type RecordedLot = readonly Step[];

/** The four functions that make a sale. A self-test plays with one of them broken on purpose. */
export type Rules = {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
  readonly record: typeof record;
  readonly publicLot: typeof publicLot;
};

export const RULES: Rules = { decide, evolve, record, publicLot };

/** Plays commands, each made from the lot as it stands, until there are no more. */
export function playLot(
  rules: Rules,
  sha256: Sha256,
  commands: Iterable<(lot: Lot) => LotCommand | null>,
): RecordedLot {
  const steps: Step[] = [];
  let lot = SCHEDULED_LOT;
  for (const make of commands) {
    const command = make(lot);
    if (!command) break;
    const before = lot;
    const decision = rules.decide(before, command, sha256);
    const recorded = decision.accepted ? rules.record(sha256, before, decision.events) : [];
    for (const event of recorded) lot = rules.evolve(lot, event);
    steps.push({ before, command, decision, recorded, after: lot, seen: rules.publicLot(lot) });
  }
  return steps;
}

/** Every event of a sale, in order. */
export function eventsOf(sale: RecordedLot): readonly RecordedEvent[] {
  return sale.flatMap(({ recorded }) => recorded);
}
