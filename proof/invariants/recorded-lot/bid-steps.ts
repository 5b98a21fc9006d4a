import type { BidCommand, OpenLot } from '#auction/commands.ts';
import type { BidPlaced, MaxBidSet, RecordedEvent } from '#auction/events.ts';
import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';

/** The command that opened the lot, with the terms that were published. */
export function openingOf(steps: RecordedLot): OpenLot | null {
  const opening = steps.find(({ command, decision }) => command.type === 'OpenLot' && decision.accepted);
  return opening?.command.type === 'OpenLot' ? opening.command : null;
}

export type BidStep = Step & { readonly command: BidCommand };

/** The bids and max bids of people, including refused ones. */
export function bidSteps(steps: RecordedLot): readonly BidStep[] {
  return steps.filter((step): step is BidStep => step.command.type === 'PlaceBid' || step.command.type === 'SetMaxBid');
}

export function acceptedBids(steps: RecordedLot): readonly BidStep[] {
  return bidSteps(steps).filter(({ decision }) => decision.accepted);
}

/** The highest amount that a bid command commits its bidder to. */
export function limitOf(command: BidCommand): number {
  return command.type === 'PlaceBid' ? (command.max ?? command.amount) : command.max;
}

type ManualEvent = RecordedEvent & { readonly event: BidPlaced | MaxBidSet };

/** The event that records the bidder's own bid, not the automatic bids that followed from it. */
export function manualEvent({ recorded }: Step): ManualEvent | null {
  return (
    recorded.find((link): link is ManualEvent => {
      const { event } = link;
      return event.type === 'MaxBidSet' || (event.type === 'BidPlaced' && !event.automatic);
    }) ?? null
  );
}
