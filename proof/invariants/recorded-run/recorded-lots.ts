import { canonicalJson } from '#auction/canonical-json.ts';
import { decide } from '#auction/decide.ts';
import { evolve } from '#auction/evolve.ts';
import { SCHEDULED_LOT } from '#auction/lot.ts';
import { publicLot } from '#auction/views.ts';
import type { EventDump, RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { type KeyedCommand, keyedCommands } from './keyed-commands.ts';
import { addRefusals } from './refusal-steps.ts';
import { commandBehind, recordedEvent } from './run-commands.ts';
import type { RunStep } from './run-step.ts';
import { runTime } from './run-time.ts';

/**
 * The ledger of one lot and its refusals, in the form that the invariants of a recorded lot read.
 */
export type LotOfRun = { readonly lotId: string; readonly steps: readonly RunStep[] };

const cache = new WeakMap<RecordedRun, readonly LotOfRun[]>();

/**
 * Rebuilds the steps of each lot: the commands as the clients sent them, the events as the ledger
 * has them, and between them the lot as the rules fold it. Cached, since most invariants read them.
 */
export function recordedLots(run: RecordedRun): readonly LotOfRun[] {
  const cached = cache.get(run);
  if (cached) return cached;
  const commands = keyedCommands(run);
  const lots = [...Map.groupBy(run.events, ({ l }) => l)].map(([lotId, events]) => {
    const ofLot = commands.filter(({ l }) => l === lotId);
    const byKey = new Map(ofLot.map((command) => [`${command.u}/${command.k}`, command]));
    return { lotId, steps: addRefusals(run, acceptedSteps(run, events, byKey), ofLot) };
  });
  cache.set(run, lots);
  return lots;
}

function acceptedSteps(
  run: RecordedRun,
  events: readonly EventDump[],
  commands: ReadonlyMap<string, KeyedCommand>,
): readonly RunStep[] {
  let lot = SCHEDULED_LOT;
  return groupByCommand(events).map((group): RunStep => {
    const before = lot;
    const [first] = group as [EventDump, ...EventDump[]];
    const recorded = group.map(recordedEvent);
    for (const link of recorded) lot = evolve(lot, link);
    const command = commandBehind(run, group, commands.get(`${first.u}/${first.k}`) ?? null);
    const decided = decide(before, command, sha256);
    const written = recorded.map(({ event }) => event);
    const isSame = decided.accepted && canonicalJson(decided.events) === canonicalJson(written);
    return {
      before,
      command,
      decision: { accepted: true, events: written },
      recorded,
      after: lot,
      seen: publicLot(lot),
      t: runTime(run, first.db),
      db: first.db,
      deviation: isSame ? null : `the rules decide ${canonicalJson(decided)}, the ledger has ${canonicalJson(written)}`,
    };
  });
}

/** Groups the events that one command wrote. */
function groupByCommand(events: readonly EventDump[]): readonly (readonly EventDump[])[] {
  const groups: EventDump[][] = [];
  for (const event of events) {
    const last = groups.at(-1)?.[0];
    if (last && event.k !== null && last.k === event.k && last.u === event.u) groups.at(-1)?.push(event);
    else groups.push([event]);
  }
  return groups;
}
