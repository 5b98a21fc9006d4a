import { DOOR } from '#proof/chaos/fleet/bidder-client.ts';
import type { EventDump, History, OpLine, OutcomeDump } from '#proof/chaos/recording/recorded-run.ts';

/** Everything that a history holds of one key of one person. */
export type KeyedCommand = {
  readonly u: string;
  readonly k: string;
  readonly l: string;
  /** Each time that the command itself was sent, copies included. */
  readonly sent: readonly OpLine[];
  /** What was answered to the command and to the questions after it, in order of time. */
  readonly answers: readonly OpLine[];
  readonly outcome: OutcomeDump | null;
  /** Every event of the ledger that came of it. */
  readonly events: readonly EventDump[];
};

/** All commands that somebody gave, by user and key. */
export function keyedCommands({ ops, outcomes, events }: History): readonly KeyedCommand[] {
  const commands = new Map<string, { sent: OpLine[]; answers: OpLine[] }>();
  for (const line of ops) {
    if (line.op === 'read') continue;
    const id = `${line.u}/${line.k}`;
    const own = commands.get(id) ?? { sent: [], answers: [] };
    commands.set(id, own);
    if (line.ph !== 'inv') own.answers.push(line);
    else if (line.op !== 'outcome') own.sent.push(line);
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

/** The answer says what became of the command for ever: accepted, or refused by the rules. What the door refuses is not stored. */
export function isFinal({ ph, c }: OpLine): boolean {
  return ph === 'ok' || (ph === 'fail' && !DOOR.has(c ?? ''));
}

/** The event that stands for the person's own act: their bid or their max, not what the house did about it. */
export function isOwn({ type, public: told }: EventDump): boolean {
  return type === 'MaxBidSet' || (type === 'BidPlaced' && told.automatic === false);
}

/** Whether an event is what was asked for: the same limit, and for a bid the same amount bid aloud. */
export function isAskedFor(event: EventDump, { op, a, m }: OpLine): boolean {
  const { limit, atLeast } = event.secret ?? {};
  if (String(limit) !== (m ?? a)) return false;
  return event.type === 'MaxBidSet' || op === 'max' || String(atLeast) === a;
}
