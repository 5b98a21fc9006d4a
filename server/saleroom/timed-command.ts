import type { LotCommand, OpenLot } from '#auction/commands.ts';
import type { Bidder } from '#auction/paddle.ts';
import type { LotRecord } from './ports.ts';

/**
 * A command as it enters a lot's queue, without a time, a salt and the bidder. OpenLot has no
 * content: it is filled from the lot's catalogue entry.
 */
export type UntimedCommand<C = LotCommand> = C extends OpenLot
  ? Pick<OpenLot, 'type'>
  : C extends unknown
    ? Omit<C, 'at' | 'salt' | 'bidder'>
    : never;

/**
 * Completes a command with what the rules cannot look up: the time, a salt for its secret, the
 * bidder, and the catalogue entry that opens a lot.
 */
export function timedCommand(
  command: UntimedCommand,
  { at, newSalt, bidder, record }: { at: number; newSalt: () => string; bidder: Bidder; record: LotRecord },
): LotCommand {
  switch (command.type) {
    case 'OpenLot': {
      const { terms, openingBid, reserve, closesAt } = record.catalogueEntry;
      return { type: 'OpenLot', terms, openingBid, reserve, closesAt, at, salt: newSalt() };
    }
    case 'PlaceBid':
    case 'SetMaxBid':
      return { ...command, at, salt: newSalt(), bidder };
    case 'LowerReserve':
      return { ...command, at, salt: newSalt() };
    case 'VoidBid':
    case 'ExtendClosing':
    case 'PauseLot':
    case 'ResumeLot':
    case 'CloseLot':
    case 'WithdrawLot':
      return { ...command, at };
    default:
      return command satisfies never;
  }
}
