import type { BidCommand, OpenLot } from '#auction/commands.ts';
import type { BidPlaced, MaxBidSet, RecordedEvent } from '#auction/events.ts';
import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';

/** The order that opened the lot; its terms are those that the public was promised. */
export function openingOf(sale: RecordedLot): OpenLot | null {
  const step = sale.find(({ command, decision }) => command.type === 'OpenLot' && decision.accepted);
  return step?.command.type === 'OpenLot' ? step.command : null;
}

export type BidStep = Step & { readonly command: BidCommand };

/** The bids and maxima that people gave, refused ones included. */
export function bidSteps(sale: RecordedLot): readonly BidStep[] {
  return sale.filter((step): step is BidStep => step.command.type === 'PlaceBid' || step.command.type === 'SetMaxBid');
}

export function acceptedBids(sale: RecordedLot): readonly BidStep[] {
  return bidSteps(sale).filter(({ decision }) => decision.accepted);
}

/** The highest that a bid command binds its bidder to. */
export function limitOf(command: BidCommand): number {
  return command.type === 'PlaceBid' ? (command.max ?? command.amount) : command.max;
}

type OwnEvent = RecordedEvent & { readonly event: BidPlaced | MaxBidSet };

/** The event that stands for the bidder's own act among those that came of it. */
export function ownEvent({ recorded }: Step): OwnEvent | null {
  return (
    recorded.find((link): link is OwnEvent => {
      const { event } = link;
      return event.type === 'MaxBidSet' || (event.type === 'BidPlaced' && !event.automatic);
    }) ?? null
  );
}
