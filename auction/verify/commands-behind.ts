import type { LotCommand } from '../commands.ts';
import type { Lot } from '../lot.ts';
import type { Money } from '../money.ts';
import type { Bidder, PaddleNumber } from '../paddle.ts';
import type { CommandGroup } from './command-groups.ts';

/** The secret amounts of an event: opened ones, or stand-ins. */
export type Amounts = {
  readonly limit?: Money;
  readonly atLeast?: Money;
  readonly reserve?: Money;
  readonly salt: string;
};

/**
 * The commands that may have caused a group of events, likelier ones first; none if its event can
 * only follow another. Every bidder counts as approved: the register is not part of the ledger.
 */
export function commandsBehind(lot: Lot, { own }: CommandGroup, amounts: Amounts): readonly LotCommand[] {
  const { event } = own;
  const { at } = event;
  switch (event.type) {
    case 'LotOpened': {
      const { terms, openingBid, closesAt } = event;
      return [
        { type: 'OpenLot', at, terms, openingBid, closesAt, reserve: amounts.reserve ?? null, salt: amounts.salt },
      ];
    }
    case 'BidPlaced':
      return event.automatic ? [] : bidsBehind(lot, event, amounts);
    case 'MaxBidSet':
      return [setMax(at, lot.leadingPaddle ?? '', amounts)];
    case 'ReserveLowered':
      return amounts.reserve === undefined
        ? []
        : [{ type: 'LowerReserve', at, reserve: amounts.reserve, salt: amounts.salt }];
    case 'ClosingExtended':
      return event.cause === 'bid' ? [] : [{ type: 'ExtendClosing', at, closesAt: event.closesAt, cause: event.cause }];
    case 'BidVoided':
      return [{ type: 'VoidBid', at, voidedSeq: event.voidedSeq, reason: event.reason }];
    case 'LotPaused':
      return [{ type: 'PauseLot', at, reason: event.reason }];
    case 'LotResumed':
      return [{ type: 'ResumeLot', at }];
    case 'LotSold':
    case 'LotPassed':
      return [{ type: 'CloseLot', at }];
    case 'LotWithdrawn':
      return [{ type: 'WithdrawLot', at, reason: event.reason }];
    case 'ReserveMet':
      return [];
    default:
      return event satisfies never;
  }
}

type Row = { readonly at: number; readonly paddle: PaddleNumber; readonly amount: Money };

/** A max alone and a bid of the opening bid with a max are equivalent: both start there. */
function bidsBehind(lot: Lot, { at, paddle, amount }: Row, amounts: Amounts): readonly LotCommand[] {
  const { limit = amount, atLeast, salt } = amounts;
  const aloud = (said: Money): LotCommand => ({
    type: 'PlaceBid',
    at,
    bidder: approved(paddle),
    amount: said,
    max: limit,
    jumpConfirmed: true,
    salt,
  });
  if (atLeast === undefined) return [setMax(at, paddle, amounts), aloud(amount)];
  return atLeast === lot.openingBid ? [setMax(at, paddle, amounts), aloud(atLeast)] : [aloud(atLeast)];
}

function setMax(at: number, paddle: PaddleNumber, { limit, salt }: Amounts): LotCommand {
  return {
    type: 'SetMaxBid',
    at,
    bidder: approved(paddle),
    max: limit ?? (0 as Money),
    jumpConfirmed: true,
    salt,
  };
}

function approved(paddle: PaddleNumber): Bidder {
  return { paddle, status: 'approved', available: null, consignedThisLot: false };
}
