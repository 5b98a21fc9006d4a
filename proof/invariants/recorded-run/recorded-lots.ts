import { hash } from 'node:crypto';
import { canonicalJson } from '#auction/canonical-json.ts';
import type { BidCommand, LotCommand } from '#auction/commands.ts';
import { decide } from '#auction/decide.ts';
import type { LotEvent, RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { Bidder, PaddleStatus } from '#auction/paddle.ts';
import type { Rejection } from '#auction/rejections.ts';
import type { Step } from '#auction/testing/recorded-lot.ts';
import { publicLot } from '#auction/views.ts';
import type { EventDump, History, OpLine, OutcomeDump } from '#proof/chaos/recording/recorded-run.ts';
import { noneShutOutEarly } from '../recorded-lot/closing-time.ts';
import { justifiedRefusal } from '../recorded-lot/justified-refusal.ts';
import { momentOf } from './run-clock.ts';
import { isAskedFor, isFinal, isOwn, type KeyedCommand, keyedCommands } from './keyed-commands.ts';

/** A step of a sale with its place in the history. */
export type RecordedStep = Step & {
  readonly t: number;
  /** The database's clock under the lot's lock; null for a refusal. Epoch milliseconds. */
  readonly db: number | null;
  /** What the rules make of the same command today, where it is not what was recorded; null where it is. */
  readonly otherwise: string | null;
};

/** One lot's ledger and its refusals as the checkers of the rules read a sale. */
export type SaleOfHistory = { readonly lotId: string; readonly steps: readonly RecordedStep[] };

export const sha256 = (text: string) => hash('sha256', text);

const made = new WeakMap<History, readonly SaleOfHistory[]>();

/**
 * Makes a sale of each lot: the commands as the clients gave them, the events as the ledger has them, and between them the lot as the rules fold it.
 * A refusal is put where it was justified, of all the states that the lot had between the bid and its answer; where none justifies it, at the last.
 */
export function salesOf(history: History): readonly SaleOfHistory[] {
  const there = made.get(history);
  if (there) return there;
  const commands = keyedCommands(history);
  const sales = [...Map.groupBy(history.events, ({ l }) => l)].map(([lotId, events]) => {
    const ofLot = commands.filter(({ l }) => l === lotId);
    const given = new Map(ofLot.map((command) => [`${command.u}/${command.k}`, command]));
    const accepted = acceptedSteps(history, events, given);
    return { lotId, steps: withRefusals(history, accepted, ofLot) };
  });
  made.set(history, sales);
  return sales;
}

function acceptedSteps(
  history: History,
  events: readonly EventDump[],
  given: ReadonlyMap<string, KeyedCommand>,
): readonly RecordedStep[] {
  let lot = SCHEDULED_LOT;
  return together(events).map((group) => {
    const before = lot;
    const [first] = group as [EventDump, ...EventDump[]];
    const recorded = group.map(recordedEvent);
    for (const link of recorded) lot = evolve(lot, link);
    const command = commandOf(history, group, given.get(`${first.u}/${first.k}`) ?? null);
    const again = decide(before, command, sha256);
    const events = recorded.map(({ event }) => event);
    const isSame = again.accepted && canonicalJson(again.events) === canonicalJson(events);
    return {
      before,
      command,
      decision: { accepted: true, events },
      recorded,
      after: lot,
      seen: publicLot(lot),
      t: momentOf(history, first.db),
      db: first.db,
      otherwise: isSame
        ? null
        : `the rules make ${canonicalJson(again)} of it, the ledger has ${canonicalJson(events)}`,
    };
  });
}

/** What one command wrote stands together. */
function together(events: readonly EventDump[]): readonly (readonly EventDump[])[] {
  const groups: EventDump[][] = [];
  for (const event of events) {
    const last = groups.at(-1)?.[0];
    if (last && event.k !== null && last.k === event.k && last.u === event.u) groups.at(-1)?.push(event);
    else groups.push([event]);
  }
  return groups;
}

/** An event of the dump as the rules read it. */
export function recordedEvent({ s, hash: linked, public: told, secret }: EventDump): RecordedEvent {
  const event = { ...told, ...(secret === null && told.commitment === undefined ? {} : { secret }) };
  return { seq: s, hash: linked, event: event as unknown as LotEvent };
}

function commandOf(history: History, group: readonly EventDump[], given: KeyedCommand | null): LotCommand {
  const [first] = group as [EventDump];
  const at = first.at;
  const told = first.public as unknown as LotEvent;
  const salt = String(first.secret?.salt ?? '');
  switch (told.type) {
    case 'LotOpened': {
      const { terms, openingBid, closesAt } = told;
      const reserve = (first.secret?.reserve ?? null) as Money | null;
      return { type: 'OpenLot', at, salt, terms, openingBid, closesAt, reserve };
    }
    case 'LotSold':
    case 'LotPassed':
      return { type: 'CloseLot', at };
    case 'ClosingExtended':
      return {
        type: 'ExtendClosing',
        at,
        closesAt: told.closesAt,
        cause: told.cause === 'bid' ? 'another-lot' : told.cause,
      };
    default: {
      const own = group.find(isOwn) ?? first;
      const sent = given?.sent.find((line) => isAskedFor(own, line)) ?? null;
      return bidOf(history, {
        lotId: first.l,
        at,
        salt: String(own.secret?.salt ?? ''),
        sent: sent ?? invented(own),
        userId: first.u ?? '',
      });
    }
  }
}

/** A bid that nobody gave (I2 says so): read from its event, so that the rest of the sale can be judged all the same. */
function invented({ secret }: EventDump): Pick<OpLine, 'op' | 'a' | 'm'> {
  return { op: 'bid', a: String(secret?.atLeast ?? 0), m: String(secret?.limit ?? 0) };
}

function bidOf(
  history: History,
  {
    lotId,
    at,
    salt,
    sent,
    userId,
    available = null,
  }: {
    readonly lotId: string;
    readonly at: number;
    readonly salt: string;
    readonly sent: Pick<OpLine, 'op' | 'a' | 'm'>;
    readonly userId: string;
    readonly available?: Money | null;
  },
): BidCommand {
  const bidder = bidderOf(history, { lotId, userId, available });
  const amount = Number(sent.a) as Money;
  return sent.op === 'max'
    ? { type: 'SetMaxBid', at, salt, bidder, max: amount, jumpConfirmed: false }
    : {
        type: 'PlaceBid',
        at,
        salt,
        bidder,
        amount,
        max: sent.m === undefined ? null : (Number(sent.m) as Money),
        jumpConfirmed: false,
      };
}

/** What was left of a limit is what the refusal says; whether it was (I21) is seen over all lots. */
function bidderOf(
  { limits, lots }: History,
  { lotId, userId, available }: { readonly lotId: string; readonly userId: string; readonly available: Money | null },
): Bidder {
  const paddle = limits.find(({ u }) => u === userId);
  return {
    paddle: paddle?.paddle ?? null,
    status: (paddle?.status ?? null) as PaddleStatus | null,
    available,
    consignedThisLot: lots.some(({ l, consignor }) => l === lotId && consignor === userId),
  };
}

/** How far the two clocks of a history may be apart where they are laid side by side, microseconds. */
export const TOLERANCE = 20_000;

function withRefusals(
  history: History,
  accepted: readonly RecordedStep[],
  commands: readonly KeyedCommand[],
): readonly RecordedStep[] {
  const before: RecordedStep[] = [];
  const after = accepted.map((step) => [step]);
  for (const command of commands) {
    const { outcome } = command;
    const code = outcome?.r?.code;
    if (!outcome || outcome.accepted || code === 'NEVER_RECEIVED' || code === 'STALE') continue;
    const placed = placeRefusal(history, accepted, command, outcome);
    if (placed) (after[placed.place] ?? before).push(placed.step);
  }
  return [...before, ...after.flat()];
}

function placeRefusal(
  history: History,
  accepted: readonly RecordedStep[],
  { sent, answers, u }: KeyedCommand,
  outcome: OutcomeDump,
): { readonly place: number; readonly step: RecordedStep } | null {
  const [first] = sent;
  if (!first || accepted.length === 0) return null;
  const decided = momentOf(history, outcome.at);
  const answered = answers.find(isFinal)?.t ?? Number.POSITIVE_INFINITY;
  const rejection = outcome.r as unknown as Rejection;
  const available = rejection.code === 'OVER_LIMIT' ? rejection.available : null;
  const command = bidOf(history, { lotId: outcome.l, at: outcome.at, salt: '', sent: first, userId: u, available });
  const stepAt = (lot: Lot): RecordedStep => ({
    before: lot,
    command,
    decision: { accepted: false, rejection },
    recorded: [],
    after: lot,
    seen: publicLot(lot),
    t: decided,
    db: null,
    otherwise: null,
  });
  let last: { place: number; step: RecordedStep } | null = null;
  const states = [{ after: SCHEDULED_LOT, t: Number.NEGATIVE_INFINITY }, ...accepted];
  for (const [n, { after, t }] of states.entries()) {
    const place = n - 1;
    const until = states[n + 1]?.t ?? Number.POSITIVE_INFINITY;
    if (until < first.t - TOLERANCE || t > answered + TOLERANCE) continue;
    const step = stepAt(after);
    last = { place, step };
    const isJustified = [justifiedRefusal, noneShutOutEarly].every(
      ({ check }) => check([...accepted.slice(0, 1), step], sha256).faults.length === 0,
    );
    if (isJustified) return last;
  }
  return last;
}
