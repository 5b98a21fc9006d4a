import type { RecordedLot, Step } from '#auction/testing/recorded-lot.ts';
import { type Checker, type Findings, lookAt } from '../invariant.ts';
import { limitOf, openingOf, ownEvent } from './bid-steps.ts';
import { type Input, plainOutcome } from './reference-outcome.ts';

/** I11: price and leader are at every step what the live maxima make, worked out anew from what people gave and what was not voided (X1–X4, B6, R1). */
export const proxyOutcome: Checker = {
  invariant: 'I11',
  check: (sale): Findings => {
    const opening = openingOf(sale);
    if (!opening) return { looked: 0, faults: [] };
    const { terms, openingBid } = opening;
    let inputs: readonly Input[] = [];
    return lookAt(movingSteps(sale), (step) => {
      inputs = withInput(inputs, step);
      const { price, leader } = plainOutcome(inputs, terms, openingBid);
      const { currentBid, leadingPaddle, leader: held } = step.after;
      if (price !== currentBid || leader !== leadingPaddle) {
        return `${currentBid} ${leadingPaddle} at event ${step.after.seq}; the maxima make ${price} ${leader}`;
      }
      return (held?.paddle ?? null) === leader
        ? null
        : `the offer that leads at event ${step.after.seq} is not the leader's`;
    });
  },
};

function movingSteps(sale: RecordedLot): readonly Step[] {
  return sale.filter(({ recorded }) => recorded.length > 0);
}

function withInput(inputs: readonly Input[], step: Step): readonly Input[] {
  const { command, recorded } = step;
  switch (command.type) {
    case 'PlaceBid':
    case 'SetMaxBid': {
      const aloud = command.type === 'PlaceBid' ? command.amount : null;
      const paddle = command.bidder.paddle ?? '';
      const isLowering = inputs.some(
        (input) => input.kind === 'offer' && input.paddle === paddle && input.limit > limitOf(command),
      );
      if (isLowering) return inputs.map((input) => lowered(input, paddle, limitOf(command)));
      return [...inputs, { kind: 'offer', seq: ownEvent(step)?.seq ?? 0, paddle, aloud, limit: limitOf(command) }];
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

/** X3: a lowered max amends all that the paddle has offered. */
function lowered(input: Input, paddle: string, limit: number): Input {
  return input.kind === 'offer' && input.paddle === paddle ? { ...input, limit: Math.min(input.limit, limit) } : input;
}
