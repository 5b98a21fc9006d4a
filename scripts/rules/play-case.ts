import { hash } from 'node:crypto';
import type { LotCommand } from '#auction/commands.ts';
import { decide } from '#auction/decide.ts';
import type { RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { record } from '#auction/ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { RejectionCode } from '#auction/rejections.ts';
import { scheduledClose } from '#auction/scheduled-close.ts';
import { spreadExtension } from '#auction/spread-extension.ts';
import type { Terms } from '#auction/terms.ts';
import type { Case, CaseCommand } from './read-cases.ts';
import { type WrittenBid, type WrittenState, writeHistory, writeState } from './write-played.ts';

const sha256 = (text: string) => hash('sha256', text);

/** One lot of a case with its ledger. Number 1 is the first in the catalogue. */
type LotOfCase = { readonly number: number; lot: Lot; readonly recorded: RecordedEvent[] };

/** What a case comes to: its line of output. */
export type PlayedCase = {
  readonly id: string;
  readonly states: readonly WrittenState[];
  readonly bids: readonly WrittenBid[];
};

/** Plays a case through the rules: one state for each command, and the bid history at the end. */
export function playCase(given: Case): PlayedCase {
  const lots = Array.from({ length: given.lots }, (_, n) => openLot(given, n + 1));
  const bidSeqs: number[] = [];
  const states = given.commands.map((command, index) => {
    const lot = lots[command.lot - 1] as LotOfCase;
    const before = lot.lot;
    const code = give(lot, asLotCommand(given, command, bidSeqs));
    if (code === null && command.kind === 'bid') {
      bidSeqs[index] = ownSeq(lot, before.seq);
      spread(given.terms, lots, lot, before);
    }
    const closings = lots.map(({ lot: { closesAt } }) => closesAt);
    return writeState(given, { lot: lot.lot, code, closings });
  });
  return { id: given.id, states, bids: lots.flatMap(({ number, recorded }) => writeHistory(given, number, recorded)) };
}

function openLot({ terms, openingBid, reserve, opensAt, closesAt: first, gap }: Case, number: number): LotOfCase {
  const opened: LotOfCase = { number, lot: SCHEDULED_LOT, recorded: [] };
  const closesAt = first === null ? null : scheduledClose(first, gap, number);
  give(opened, { type: 'OpenLot', at: opensAt, salt: '', terms, openingBid, reserve, closesAt });
  return opened;
}

/** Gives a command to a lot; the code of its refusal, or null. */
function give(of: LotOfCase, command: LotCommand): RejectionCode | null {
  const decision = decide(of.lot, command, sha256);
  if (!decision.accepted) return decision.rejection.code;
  for (const event of record(sha256, of.lot, decision.events)) {
    of.lot = evolve(of.lot, event);
    of.recorded.push(event);
  }
  return null;
}

function asLotCommand({ paddles }: Case, command: CaseCommand, bidSeqs: readonly number[]): LotCommand {
  const { at } = command;
  switch (command.kind) {
    case 'bid': {
      const rights = paddles.get(command.by) ?? {};
      const bidder: Bidder = {
        paddle: command.by,
        status: 'approved',
        available: null,
        consignedThisLot: false,
        ...rights,
      };
      const { bid, max, jumpConfirmed } = command;
      return bid === null
        ? { type: 'SetMaxBid', at, salt: '', bidder, max: max as Money, jumpConfirmed }
        : { type: 'PlaceBid', at, salt: '', bidder, amount: bid, max, jumpConfirmed };
    }
    case 'lowerReserve':
      return { type: 'LowerReserve', at, salt: '', reserve: command.to };
    case 'void':
      // A command that was refused, or was no bid, entered nothing: seq 0 is no event.
      return { type: 'VoidBid', at, voidedSeq: bidSeqs[command.ref] ?? 0, reason: command.reason };
    case 'close':
      return { type: 'CloseLot', at };
    case 'pause':
      return { type: 'PauseLot', at, reason: command.reason };
    case 'resume':
      return { type: 'ResumeLot', at };
    case 'withdraw':
      return { type: 'WithdrawLot', at, reason: command.reason };
    default:
      return command satisfies never;
  }
}

/** The event that stands for the bidder's own act among those after `seq`. */
function ownSeq({ recorded }: LotOfCase, seq: number): number {
  const own = recorded.find(
    (link) =>
      link.seq > seq && (link.event.type === 'MaxBidSet' || (link.event.type === 'BidPlaced' && !link.event.automatic)),
  );
  return own?.seq ?? 0;
}

/** C4: an extension by a bid reaches the other lots that the terms say. */
function spread({ softClose }: Terms, lots: readonly LotOfCase[], by: LotOfCase, before: Lot): void {
  const extended = by.recorded.findLast(({ event }) => event.type === 'ClosingExtended');
  if (softClose.mode === 'off' || !extended || extended.seq <= before.seq) return;
  const others = lots.filter((lot) => lot !== by && (lot.lot.status === 'open' || lot.lot.status === 'paused'));
  const reached = spreadExtension({
    scope: softClose.scope,
    extended: { position: by.number, group: null, from: before.closesAt ?? 0, to: by.lot.closesAt ?? 0 },
    others: others.map(({ number, lot }) => ({
      lotId: `${number}`,
      position: number,
      group: null,
      closesAt: lot.closesAt,
    })),
  });
  for (const { lotId, closesAt } of reached) {
    const other = lots[Number(lotId) - 1] as LotOfCase;
    give(other, { type: 'ExtendClosing', at: extended.event.at, closesAt, cause: 'another-lot' });
  }
}
