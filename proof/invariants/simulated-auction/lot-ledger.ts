import { evolve } from '#auction/evolve.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';
import { publicLot } from '#auction/views.ts';
import type { Asked, Committed } from '#proof/simulation/history.ts';
import { keyId } from '#server/saleroom/command-key.ts';
import type { EventToAppend, LotRecord, UntimedCommand } from '#server/saleroom/ports.ts';
import { timedCommand } from '#server/saleroom/timed-command.ts';
import { type SortedHistory, statusAt } from './indexed-history.ts';

export type Row = EventToAppend & { readonly commit: Committed };

/** What one command did to a lot, all of it in one commit. */
export type StepOfLedger = Step & {
  readonly rows: readonly Row[];
  readonly commit: Committed;
  readonly asked: Asked | null;
};

/** A lot's ledger as the witness saw it grow. */
export type LedgerOfLot = {
  readonly record: Omit<LotRecord, 'lot'>;
  readonly rows: readonly Row[];
  /** The lot after each event; at 0 before the first. */
  readonly states: readonly Lot[];
  /** As the checkers of the rules read a sale: the accepted commands in the order of their events. */
  readonly steps: readonly StepOfLedger[];
  /** The last event that was committed before a moment. */
  readonly seqAt: (moment: number) => number;
};

export function ledgerOfLot(record: Omit<LotRecord, 'lot'>, sorted: SortedHistory): LedgerOfLot {
  const rows = sorted.history.committed.flatMap((commit) =>
    commit.lots.flatMap(({ lotId, events }) =>
      lotId === record.lotId ? events.map((event): Row => ({ ...event, commit })) : [],
    ),
  );
  const states: Lot[] = [SCHEDULED_LOT];
  const steps: StepOfLedger[] = [];
  for (const group of byCommand(rows)) {
    const [first] = group;
    const before = states.at(-1) ?? SCHEDULED_LOT;
    let after = before;
    for (const row of group) {
      after = evolve(after, row);
      states.push(after);
    }
    if (first) steps.push({ ...stepOf(group, first, record, sorted), before, after, seen: publicLot(after) });
  }
  const seqAt = (moment: number) => {
    let seq = 0;
    for (let low = 0, high = rows.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.commit.moment ?? 0) < moment) low = seq = middle + 1;
      else high = middle;
    }
    return seq;
  };
  return { record, rows, states, steps, seqAt };
}

export function saleOf({ steps }: LedgerOfLot): RecordedLot {
  return steps;
}

/** Whose key an event carries; the house's own each stand for themselves. */
function byCommand(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const before = last?.[0];
    const isSame =
      before?.commit === row.commit &&
      before.commandKey !== null &&
      before.commandKey === row.commandKey &&
      before.actorId === row.actorId;
    if (last && isSame) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function stepOf(
  rows: readonly Row[],
  first: Row,
  record: Omit<LotRecord, 'lot'>,
  sorted: SortedHistory,
): Omit<StepOfLedger, 'before' | 'after' | 'seen'> {
  const { people, asked, stored } = sorted;
  const { commit, event } = first;
  const id = first.actorId === null || first.commandKey === null ? null : keyId(first.actorId, first.commandKey);
  const copies = id === null ? [] : (asked.get(id) ?? []);
  const digest = id === null ? null : stored.get(id)?.[0]?.outcome.digest;
  const own = copies.find((copy) => copy.digest === digest) ?? copies[0] ?? null;
  const person = first.actorId === null ? null : (people.get(first.actorId) ?? null);
  const bidder: Bidder = {
    paddle: person?.paddle ?? null,
    status: person ? statusAt(sorted, person, commit.moment) : null,
    available: null,
    consignedThisLot: person?.consigned.includes(record.lotId) ?? false,
  };
  const command = timedCommand(own?.command ?? commandOf(first), {
    at: event.at,
    newSalt: () => '',
    bidder,
    record: { ...record, lot: SCHEDULED_LOT },
  });
  const decision = { accepted: true, events: rows.map((row) => row.event) } as const;
  return { command, decision, recorded: rows, rows, commit, asked: own };
}

/** What the house must have ordered for an event that nobody's key stands by. */
function commandOf({ event }: Row): UntimedCommand {
  switch (event.type) {
    case 'LotOpened':
      return { type: 'OpenLot' };
    case 'ClosingExtended':
      return {
        type: 'ExtendClosing',
        closesAt: event.closesAt,
        cause: event.cause === 'bid' ? 'another-lot' : event.cause,
      };
    default:
      return { type: 'CloseLot' };
  }
}
