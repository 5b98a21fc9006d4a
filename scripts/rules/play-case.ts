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

/** One lot of a case with its ledger. Numbers start at 1. */
type PlayedLot = { readonly number: number; lot: Lot; readonly recorded: RecordedEvent[] };

/** The result of a case: its line of output. */
export type PlayedCase = {
  readonly id: string;
  readonly states: readonly WrittenState[];
  readonly bids: readonly WrittenBid[];
};

/** Plays a case through the rules and returns a state for each command, and the bid history. */
export function playCase(played: Case): PlayedCase {
  const lots = Array.from({ length: played.lots }, (_, n) => openLot(played, n + 1));
  const bidSeqs: number[] = [];
  const states = played.commands.map((command, index) => {
    const lot = lots[command.lot - 1] as PlayedLot;
    const before = lot.lot;
    const code = execute(lot, asLotCommand(played, command, bidSeqs));
    if (code === null && command.kind === 'bid') {
      bidSeqs[index] = ownSeq(lot, before.seq);
      spread(played.terms, lots, lot, before);
    }
    const closings = lots.map(({ lot: { closesAt } }) => closesAt);
    return writeState(played, { lot: lot.lot, code, closings });
  });
  return {
    id: played.id,
    states,
    bids: lots.flatMap(({ number, recorded }) => writeHistory(played, number, recorded)),
  };
}

function openLot({ terms, openingBid, reserve, opensAt, closesAt: first, gap }: Case, number: number): PlayedLot {
  const opened: PlayedLot = { number, lot: SCHEDULED_LOT, recorded: [] };
  const closesAt = first === null ? null : scheduledClose(first, gap, number);
  execute(opened, { type: 'OpenLot', at: opensAt, salt: '', terms, openingBid, reserve, closesAt });
  return opened;
}

/** Executes a command on a lot. Returns the code of the rejection, or null. */
function execute(played: PlayedLot, command: LotCommand): RejectionCode | null {
  const decision = decide(played.lot, command, sha256);
  if (!decision.accepted) return decision.rejection.code;
  for (const event of record(sha256, played.lot, decision.events)) {
    played.lot = evolve(played.lot, event);
    played.recorded.push(event);
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
      // A command that was rejected, or was not a bid, has no event. No event has seq 0.
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

/** The seq of the bidder's own event, not an automatic bid, among the events after `seq`. */
function ownSeq({ recorded }: PlayedLot, seq: number): number {
  const own = recorded.find(
    (link) =>
      link.seq > seq && (link.event.type === 'MaxBidSet' || (link.event.type === 'BidPlaced' && !link.event.automatic)),
  );
  return own?.seq ?? 0;
}

/** C4: extends the other lots that the terms' scope includes. */
function spread({ softClose }: Terms, lots: readonly PlayedLot[], by: PlayedLot, before: Lot): void {
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
    const other = lots[Number(lotId) - 1] as PlayedLot;
    execute(other, { type: 'ExtendClosing', at: extended.event.at, closesAt, cause: 'another-lot' });
  }
}
