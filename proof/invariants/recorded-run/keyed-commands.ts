import type { EventDump, OpLine, OutcomeDump, RecordedRun } from '#proof/chaos/recording/recorded-run.ts';
import { UNSTORED_REFUSALS } from '#proof/chaos/recording/unstored-refusals.ts';

/** Everything that a run recorded of one key of one person. */
export type KeyedCommand = {
  readonly u: string;
  readonly k: string;
  readonly l: string;
  /** Each time that the command itself was sent, copies included. */
  readonly sent: readonly OpLine[];
  /** The answers to the command and to its look-ups, in order of time. */
  readonly answers: readonly OpLine[];
  readonly outcome: OutcomeDump | null;
  /** Every event of the ledger under this key. */
  readonly events: readonly EventDump[];
};

/** All commands of a run, by user and key. */
export function keyedCommands({ ops, outcomes, events }: RecordedRun): readonly KeyedCommand[] {
  const commands = new Map<string, { sent: OpLine[]; answers: OpLine[] }>();
  for (const line of ops) {
    if (line.op === 'read') continue;
    const id = `${line.u}/${line.k}`;
    const command = commands.get(id) ?? { sent: [], answers: [] };
    commands.set(id, command);
    if (line.ph !== 'inv') command.answers.push(line);
    else if (line.op !== 'outcome') command.sent.push(line);
  }
  const outcomeOf = new Map(outcomes.map((outcome) => [`${outcome.u}/${outcome.k}`, outcome]));
  const eventsOf = Map.groupBy(events, ({ u, k }) => `${u}/${k}`);
  return [...commands].flatMap(([id, { sent, answers }]) => {
    const first = sent[0] ?? answers[0];
    if (!first) return [];
    const { u, k, l } = first;
    return [{ u, k, l, sent, answers, outcome: outcomeOf.get(id) ?? null, events: eventsOf.get(id) ?? [] }];
  });
}

/**
 * Whether the answer is final: accepted, or refused by the rules. Other refusals are not stored.
 */
export function isFinal({ ph, c }: OpLine): boolean {
  return ph === 'ok' || (ph === 'fail' && !UNSTORED_REFUSALS.has(c ?? ''));
}

/** Whether the event records a person's own bid or max bid, not an automatic answer to it. */
export function isManual({ type, public: published }: EventDump): boolean {
  return type === 'MaxBidSet' || (type === 'BidPlaced' && published.automatic === false);
}

/** Whether an event has the amounts of a request: the same limit, and for a bid the same amount. */
export function isRequestedBy(event: EventDump, { op, a, m }: OpLine): boolean {
  const { limit, atLeast } = event.secret ?? {};
  if (String(limit) !== (m ?? a)) return false;
  return event.type === 'MaxBidSet' || op === 'max' || String(atLeast) === a;
}
