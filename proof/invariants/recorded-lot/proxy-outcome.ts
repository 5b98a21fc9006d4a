import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';
import { CLAIMS } from '../claims.ts';
import { examine, type Invariant } from '../invariant.ts';
import { limitOf, manualEvent, openingOf } from './bid-steps.ts';
import { type Input, referenceOutcome } from './reference-outcome.ts';

/**
 * I11: at every step price and leader are those of an independent calculation from the max bids,
 * bids and reserves that were not voided (X1–X4, B6, R1).
 */
export const proxyOutcome: Invariant<RecordedLot> = {
  ...CLAIMS.proxyOutcome,
  check: (steps) => {
    const opening = openingOf(steps);
    if (!opening) return [];
    const { terms, openingBid } = opening;
    let inputs: readonly Input[] = [];
    return examine(
      steps.filter(({ recorded }) => recorded.length > 0),
      (step) => {
        inputs = withInput(inputs, step);
        const { price, leader } = referenceOutcome(inputs, terms, openingBid);
        const { currentBid, leadingPaddle, leader: leadingOffer } = step.after;
        if (price !== currentBid || leader !== leadingPaddle) {
          return (
            `event ${step.after.seq} has ${currentBid} and ${leadingPaddle}; the max bids give ${price} ` +
            `and ${leader}`
          );
        }
        return (leadingOffer?.paddle ?? null) === leader
          ? null
          : `the leading offer at event ${step.after.seq} is not the leader's`;
      },
    );
  },
};

function withInput(inputs: readonly Input[], step: Step): readonly Input[] {
  const { command, recorded } = step;
  switch (command.type) {
    case 'PlaceBid':
    case 'SetMaxBid': {
      const amount = command.type === 'PlaceBid' ? command.amount : null;
      const paddle = command.bidder.paddle ?? '';
      const isLowering = inputs.some(
        (input) => input.kind === 'offer' && input.paddle === paddle && input.limit > limitOf(command),
      );
      if (isLowering) return inputs.map((input) => lowered(input, paddle, limitOf(command)));
      return [...inputs, { kind: 'offer', seq: manualEvent(step)?.seq ?? 0, paddle, amount, limit: limitOf(command) }];
    }
    case 'VoidBid':
      return inputs.filter(({ kind, seq }) => kind !== 'offer' || seq !== command.voidedSeq);
    case 'OpenLot':
    case 'LowerReserve':
      if (command.reserve === null) return inputs;
      return [...inputs, { kind: 'reserve', seq: recorded[0]?.seq ?? 0, reserve: command.reserve }];
    default:
      return inputs;
  }
}

/** X3: lowering a max bid applies to every offer of the paddle. */
function lowered(input: Input, paddle: string, limit: number): Input {
  return input.kind === 'offer' && input.paddle === paddle ? { ...input, limit: Math.min(input.limit, limit) } : input;
}
