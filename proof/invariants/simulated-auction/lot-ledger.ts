import { evolve } from '#auction/evolve.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { Step } from '#auction/testing/recorded-lot.ts';
import { publicLot } from '#auction/views.ts';
import type { Asked, Committed } from '#proof/simulation/history.ts';
import { keyId } from '#server/saleroom/command-key.ts';
import type { EventToAppend, LotRecord } from '#server/saleroom/ports.ts';
import { timedCommand, type UntimedCommand } from '#server/saleroom/timed-command.ts';
import { type IndexedHistory, statusAt } from './indexed-history.ts';

export type Row = EventToAppend & { readonly commit: Committed };

/** The rows of one command on a lot, all of them in one commit. */
export type LedgerStep = Step & {
  readonly rows: readonly Row[];
  readonly commit: Committed;
  readonly asked: Asked | null;
};

/** The ledger of a lot, rebuilt from its commits. */
export type LotLedger = {
  readonly record: Omit<LotRecord, 'lot'>;
  readonly rows: readonly Row[];
  /** The lot after each event; at 0 before the first. */
  readonly states: readonly Lot[];
  /** The accepted commands in the order of their events, in the form of a recorded lot. */
  readonly steps: readonly LedgerStep[];
  /** The number of the last event committed before a moment; 0 for none. */
  readonly seqAt: (moment: number) => number;
};

export function lotLedger(record: Omit<LotRecord, 'lot'>, indexed: IndexedHistory): LotLedger {
  const rows = indexed.history.committed.flatMap((commit) =>
    commit.lots.flatMap(({ lotId, events }) =>
      lotId === record.lotId ? events.map((event): Row => ({ ...event, commit })) : [],
    ),
  );
  const states: Lot[] = [SCHEDULED_LOT];
  const steps: LedgerStep[] = [];
  for (const group of groupByCommand(rows)) {
    const [first] = group;
    const before = states.at(-1) ?? SCHEDULED_LOT;
    let after = before;
    for (const row of group) {
      after = evolve(after, row);
      states.push(after);
    }
    if (first) steps.push({ ...stepOf(group, first, record, indexed), before, after, seen: publicLot(after) });
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

/**
 * Rows of one command have one commit, actor and key. A row without a key is a command of the
 * server's own.
 */
function groupByCommand(rows: readonly Row[]): readonly (readonly Row[])[] {
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
  indexed: IndexedHistory,
): Omit<LedgerStep, 'before' | 'after' | 'seen'> {
  const { people, asked, stored } = indexed;
  const { commit, event } = first;
  const id = first.actorId === null || first.commandKey === null ? null : keyId(first.actorId, first.commandKey);
  const copies = id === null ? [] : (asked.get(id) ?? []);
  const digest = id === null ? null : stored.get(id)?.[0]?.outcome.digest;
  const request = copies.find((copy) => copy.digest === digest) ?? copies[0] ?? null;
  const person = first.actorId === null ? null : (people.get(first.actorId) ?? null);
  const bidder: Bidder = {
    paddle: person?.paddle ?? null,
    status: person ? statusAt(indexed, person, commit.moment) : null,
    available: null,
    consignedThisLot: person?.consigned.includes(record.lotId) ?? false,
  };
  const command = timedCommand(request?.command ?? commandOfServer(first), {
    at: event.at,
    newSalt: () => '',
    bidder,
    record: { ...record, lot: SCHEDULED_LOT },
  });
  const decision = { accepted: true, events: rows.map((row) => row.event) } as const;
  return { command, decision, recorded: rows, rows, commit, asked: request };
}

/** The command of the server's own that must have caused an event without a key. */
function commandOfServer({ event }: Row): UntimedCommand {
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
