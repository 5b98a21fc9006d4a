/** Describes the events of a lot's ledger, including those with sealed amounts. */
import type { PublicLotEvent } from '#auction/events.ts';
import { HOUSE_PADDLE, type PaddleNumber } from '#auction/paddle.ts';
import { noteText } from '../saleroom/lot/history/note-text.ts';
import { priceText } from '../ui/format/price-text.ts';

/** Describes an event, without its time. `currency` is an ISO 4217 code. */
export function eventText(event: PublicLotEvent, currency: string): string {
  const price = (amount: Parameters<typeof priceText>[0]) => priceText(amount, currency);
  switch (event.type) {
    case 'LotOpened':
      return `Opened, first bid from ${price(event.openingBid)}${event.commitment ? ', with a sealed reserve' : ''}`;
    case 'BidPlaced':
      return `${paddleText(event.paddle)} ${event.automatic ? 'automatically ' : ''}bids ${price(event.amount)}`;
    case 'MaxBidSet':
      return 'The leader moves their sealed maximum';
    case 'BidVoided':
      return `Bid no. ${event.voidedSeq} voided: ${event.reason}`;
    case 'ReserveMet':
      return noteText({ what: 'reserve-met' }, currency);
    case 'ReserveLowered':
      return noteText({ what: 'reserve-lowered' }, currency);
    case 'ClosingExtended':
      return extensionTexts[event.cause];
    case 'LotPaused':
      return noteText({ what: 'paused', reason: event.reason }, currency);
    case 'LotResumed':
      return noteText({ what: 'resumed' }, currency);
    case 'LotSold':
      return noteText({ what: 'sold', paddle: event.paddle, amount: event.hammerPrice }, currency);
    case 'LotPassed':
      return noteText({ what: event.why }, currency);
    case 'LotWithdrawn':
      return noteText({ what: 'withdrawn', reason: event.reason }, currency);
    default:
      return event satisfies never;
  }
}

/** The display name of a paddle. */
function paddleText(paddle: PaddleNumber): string {
  return paddle === HOUSE_PADDLE ? 'The house, for the consignor,' : `Paddle ${paddle}`;
}

const extensionTexts = {
  bid: 'Closing extended by a late bid',
  'another-lot': 'Closing extended with another lot',
  downtime: 'Closing extended after a server outage',
} as const;
